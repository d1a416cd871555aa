-- XP beyond the ledger.
drop table xp_verifications, paid_orders, login_streaks;
drop function app.forget_months();
drop function app.own_place(date);
drop function app.count_ranks(integer);
drop table xp_rank_counts;
drop trigger z_board_end on consents;
drop trigger z_board on consents;
drop trigger z_board on users;
drop function app.follow_consent();
drop function app.follow_user();
drop function app.place_on_board(uuid);
drop function app.is_on_board(uuid);

delete from state_transitions where machine = 'user';
drop table voided_scans, xp_rules, xp_balance_totals, xp_events, rate_limits, signing_keys, refresh_tokens, sessions,
  sign_in_codes, outgoing_mail, registrations, consents, user_roles, user_private, users;
drop function app.add_to_balance();
drop function app.kept_month(timestamptz);
drop function app.withdraw_consent();
drop function app.guard_profile();
