drop index paid_orders_by_buyer, xp_totals_month_counted, xp_totals_counted;
drop index sessions_ended, revocations_by_age, revocations_waiting, passkey_challenges_by_user,
  passkey_challenges_by_session, passkey_challenges_expiring, passkeys_by_user;
drop index user_private_unverified, rate_limits_ending, outgoing_mail_due,
  sign_in_codes_expiring, refresh_tokens_expiring, refresh_tokens_by_session, sessions_by_user, consents_by_user,
  user_roles_staff;
