delete from state_transitions where machine = 'user';
drop table voided_scans, xp_rules, xp_balance_totals, xp_events, rate_limits, signing_keys, refresh_tokens, sessions,
  sign_in_codes, outgoing_mail, registrations, consents, user_roles, user_private, users;
drop function app.add_to_balance();
drop function app.withdraw_consent();
drop function app.guard_profile();
