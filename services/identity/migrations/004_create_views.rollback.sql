drop view xp_leaderboard_this_month, xp_leaderboard, public_profiles, xp_balances;
