-- The questions asked often. History and caps are served by the ledger's own two keys.
create index user_roles_staff on user_roles (role, user_id);
create index consents_by_user on consents (user_id, id);
create index sessions_by_user on sessions (user_id, id desc);
create index refresh_tokens_by_session on refresh_tokens (session_id);
create index refresh_tokens_expiring on refresh_tokens (expires_at);
create index sign_in_codes_expiring on sign_in_codes (expires_at);
create index outgoing_mail_due on outgoing_mail (next_attempt_at, id);
create index rate_limits_ending on rate_limits (window_ends_at);
create index user_private_unverified on user_private (created_at) where email_verified_at is null;

-- Passkeys, revocations, and what is swept.
create index passkeys_by_user on passkeys (user_id, id);
create index passkey_challenges_expiring on passkey_challenges (expires_at);
create index passkey_challenges_by_session on passkey_challenges (session_id) where session_id is not null;
create index passkey_challenges_by_user on passkey_challenges (user_id) where user_id is not null;
create index revocations_waiting on revocations (created_at) where put_at is null;
create index revocations_by_age on revocations (created_at);
create index sessions_ended on sessions (ended_at) where ended_at is not null;

-- XP: the boards, as they were last counted.
create index xp_totals_counted on xp_balance_totals (counted desc, user_id) where counted is not null;
create index xp_totals_month_counted on xp_balance_totals (counted_month, month_counted desc, user_id)
  where month_counted is not null;
create index paid_orders_by_buyer on paid_orders (buyer_id);
