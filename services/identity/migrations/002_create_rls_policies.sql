-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Profiles. Others are seen through the view public_profiles only. Nobody touches his own standing.
grant select on users to app_user, moderator, admin, system;
grant update (username, display_name, is_public, avatar_url, bio) on users to app_user, moderator, admin;
grant update (status) on users to moderator, admin;
grant insert, update on users to system;

create policy person_reads_own on users for select to app_user
  using (id = (select app.user_id()));
create policy staff_reads on users for select to moderator, admin, system using (true);
create policy person_edits_own on users for update to app_user, moderator, admin
  using (id = (select app.user_id()) and status = 'active')
  with check (id = (select app.user_id()) and status = 'active');
-- Not himself, and nobody who is staff too.
create policy moderator_judges on users for update to moderator
  using (id <> (select app.user_id()) and id not in (select user_id from user_roles))
  with check (id <> (select app.user_id()));
create policy admin_judges on users for update to admin
  using (id <> (select app.user_id()) and status <> 'erased')
  with check (id <> (select app.user_id()) and status <> 'erased');
create policy system_registers on users for insert to system with check (status = 'active');
create policy system_moves on users for update to system using (true) with check (true);
-- For the views, which the owner reads for everyone.
create policy owner_shows on users for select to current_user using (true);

grant select on user_private to app_user, moderator, admin, system;
grant update (home_city, time_zone) on user_private to app_user, moderator, admin;
grant insert, update, delete on user_private to system;
create policy person_reads_own on user_private for select to app_user, moderator, admin
  using (user_id = (select app.user_id()));
create policy person_edits_own on user_private for update to app_user, moderator, admin
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
create policy system_keeps on user_private to system using (true) with check (true);

-- Roles are given by the system's act alone, which checks who asked.
grant select on user_roles to app_user, moderator, admin, system;
grant insert, delete on user_roles to system;
create policy person_reads_own on user_roles for select to app_user
  using (user_id = (select app.user_id()));
create policy staff_reads on user_roles for select to moderator, admin, system using (true);
create policy system_grants on user_roles for insert to system with check (true);
create policy system_takes on user_roles for delete to system using (true);

-- Consents. The person's own act; the required ones are given at registration and not withdrawn by SQL.
grant select on consents to app_user, moderator, admin, system;
grant insert (user_id, kind, document_version), update (withdrawn_at) on consents to app_user, moderator, admin, system;
-- What was agreed to at registration was agreed to when it came in, not when it was carried out.
grant insert (granted_at) on consents to system;
create policy person_reads_own on consents for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy admin_reads on consents for select to admin, system using (true);
create policy person_grants on consents for insert to app_user, moderator, admin
  with check (user_id = (select app.user_id()) and kind in ('leaderboard', 'marketing'));
create policy person_withdraws on consents for update to app_user, moderator, admin
  using (user_id = (select app.user_id()) and kind in ('leaderboard', 'marketing') and withdrawn_at is null)
  with check (user_id = (select app.user_id()));
create policy system_grants on consents for insert to system with check (true);
create policy system_withdraws on consents for update to system using (true) with check (true);
create policy owner_shows on consents for select to current_user using (true);

-- Sign-in is the system's: secrets and addresses that nobody else has a use for.
-- UPDATE on registrations only because FOR UPDATE asks for it.
grant select, insert, update, delete on registrations, outgoing_mail, sign_in_codes, rate_limits to system;
grant select, insert, update on refresh_tokens, signing_keys to system;
create policy system_works on registrations to system using (true) with check (true);
create policy system_sends on outgoing_mail to system using (true) with check (true);
create policy system_judges on sign_in_codes to system using (true) with check (true);
create policy system_counts on rate_limits to system using (true) with check (true);
create policy system_rotates on refresh_tokens to system using (true) with check (true);
create policy system_signs on signing_keys to system using (true) with check (true);
grant select (kid, public_jwk, created_at, active_from, not_after) on signing_keys to admin;
create policy admin_reads on signing_keys for select to admin using (true);

grant select on sessions to app_user, moderator, admin, system;
grant insert, update on sessions to system;
create policy person_reads_own on sessions for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy admin_reads on sessions for select to admin, system using (true);
create policy system_begins on sessions for insert to system with check (true);
create policy system_ends on sessions for update to system using (true) with check (true);

-- The ledger: one role appends, nobody changes. What a person earned is his own affair.
grant select on xp_events, xp_balance_totals to app_user, moderator, admin, system;
grant insert on xp_events to system;
create policy person_reads_own on xp_events for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy admin_reads on xp_events for select to admin, system using (true);
create policy system_appends on xp_events for insert to system with check (true);
create policy person_reads_own on xp_balance_totals for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy admin_reads on xp_balance_totals for select to admin, system using (true);
create policy owner_sums on xp_balance_totals to current_user using (true) with check (true);

grant select on xp_rules to app_user, moderator, admin, system;
grant insert (type, streak_days, points, daily_cap, active_from), update (active_to) on xp_rules to admin;
create policy signed_in_reads on xp_rules for select to app_user, moderator, admin, system using (true);
-- Rules change from now on: what was earned under the old one stays earned.
create policy admin_begins on xp_rules for insert to admin with check (active_from >= now() - interval '1 minute');
create policy admin_ends on xp_rules for update to admin
  using (active_to is null) with check (active_to >= now() - interval '1 minute');

grant select on voided_scans to admin, system;
grant insert on voided_scans to system;
create policy admin_reads on voided_scans for select to admin, system using (true);
create policy system_remembers on voided_scans for insert to system with check (true);

-- Passkeys: a person reads what his are called; the system keeps them.
grant select (id, user_id, backed_up, name, created_at, last_used_at) on passkeys to app_user, moderator, admin;
grant select, insert, update, delete on passkeys to system;
create policy person_reads_own on passkeys for select to app_user, moderator, admin
  using (user_id = (select app.user_id()));
create policy system_keeps on passkeys to system using (true) with check (true);
grant select, insert, delete on passkey_challenges to system;
create policy system_challenges on passkey_challenges to system using (true) with check (true);

-- Consent documents: everyone reads what he is asked to agree to; admins publish.
grant select (kind, document_version, url, effective_from) on consent_documents to anon, app_user, moderator;
grant select on consent_documents to admin, system;
grant insert (kind, document_version, url, effective_from) on consent_documents to admin;
create policy everyone_reads on consent_documents for select to anon, app_user, moderator, admin, system using (true);
create policy admin_publishes on consent_documents for insert to admin with check (true);

-- Revocations: written by triggers as the owner, carried by the system.
grant select, delete, update (put_at) on revocations to system;
create policy system_carries on revocations to system using (true) with check (true);
create policy owner_revokes on revocations to current_user using (true) with check (true);

-- Erasure takes away what it finds; sweeping, what has long ended.
grant delete on consents, sessions, refresh_tokens to system;
create policy system_forgets on consents for delete to system using (true);
create policy system_forgets on sessions for delete to system using (true);

-- XP beyond the ledger. The counts and the functions that keep them are the owner's; people ask for their own place.
grant select on xp_rank_counts to admin, system;
create policy admin_reads on xp_rank_counts for select to admin, system using (true);
create policy owner_counts on xp_rank_counts to current_user using (true) with check (true);
grant select on xp_moved to admin, system;
create policy admin_reads on xp_moved for select to admin, system using (true);
create policy owner_counts on xp_moved to current_user using (true) with check (true);

grant select on login_streaks to app_user, moderator, admin, system;
grant insert, update, delete on login_streaks to system;
create policy person_reads_own on login_streaks for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy admin_reads on login_streaks for select to admin using (true);
create policy system_counts on login_streaks to system using (true) with check (true);

grant select on paid_orders to admin, system;
grant insert, delete on paid_orders to system;
create policy admin_reads on paid_orders for select to admin using (true);
create policy system_remembers on paid_orders to system using (true) with check (true);

grant select on xp_verifications to admin, system;
grant insert, delete on xp_verifications to system;
create policy admin_reads on xp_verifications for select to admin using (true);
create policy system_verifies on xp_verifications to system using (true) with check (true);
