drop view xp_leaderboard, public_profiles, xp_balances;
