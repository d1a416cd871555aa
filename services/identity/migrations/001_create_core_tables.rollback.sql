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

drop trigger z_roles_changed on user_roles;
drop trigger z_revoke on signing_keys;
drop trigger z_revoke on sessions;
drop trigger z_revoke on users;
drop trigger d_generation on users;
drop function app.roles_changed();
drop function app.revoke_tokens();
drop function app.next_generation();
drop table revocations, consent_documents, passkey_challenges, passkeys;
delete from state_transitions where machine = 'user';
drop table voided_scans, xp_rules, xp_moved, xp_balance_totals, xp_events, rate_limits, signing_keys, refresh_tokens, sessions,
  sign_in_codes, outgoing_mail, registrations, consents, user_roles, user_private, users;
drop function app.add_to_balance();
drop function app.this_month();
drop function app.withdraw_consent();
drop function app.guard_profile();
