-- XP beyond the ledger.
drop policy system_verifies on xp_verifications;
drop policy admin_reads on xp_verifications;
drop policy system_remembers on paid_orders;
drop policy admin_reads on paid_orders;
drop policy system_counts on login_streaks;
drop policy admin_reads on login_streaks;
drop policy person_reads_own on login_streaks;
drop policy owner_counts on xp_moved;
drop policy admin_reads on xp_moved;
drop policy owner_counts on xp_rank_counts;
drop policy admin_reads on xp_rank_counts;
revoke all on xp_rank_counts, xp_moved, login_streaks, paid_orders, xp_verifications
  from anon, app_user, moderator, admin, system;

drop policy system_forgets on sessions;
drop policy system_forgets on consents;
drop policy owner_revokes on revocations;
drop policy system_carries on revocations;
drop policy admin_publishes on consent_documents;
drop policy everyone_reads on consent_documents;
drop policy system_challenges on passkey_challenges;
drop policy system_keeps on passkeys;
drop policy person_reads_own on passkeys;
revoke all on passkeys, passkey_challenges, consent_documents, revocations from anon, app_user, moderator, admin, system;
revoke all (id, user_id, backed_up, name, created_at, last_used_at) on passkeys
  from anon, app_user, moderator, admin, system;
revoke all (kind, document_version, url, effective_from) on consent_documents
  from anon, app_user, moderator, admin, system;
revoke all (put_at) on revocations from anon, app_user, moderator, admin, system;
drop policy system_remembers on voided_scans;
drop policy admin_reads on voided_scans;
drop policy admin_ends on xp_rules;
drop policy admin_begins on xp_rules;
drop policy signed_in_reads on xp_rules;
drop policy owner_sums on xp_balance_totals;
drop policy admin_reads on xp_balance_totals;
drop policy person_reads_own on xp_balance_totals;
drop policy system_appends on xp_events;
drop policy admin_reads on xp_events;
drop policy person_reads_own on xp_events;
drop policy system_ends on sessions;
drop policy system_begins on sessions;
drop policy admin_reads on sessions;
drop policy person_reads_own on sessions;
drop policy admin_reads on signing_keys;
drop policy system_signs on signing_keys;
drop policy system_rotates on refresh_tokens;
drop policy system_counts on rate_limits;
drop policy system_judges on sign_in_codes;
drop policy system_sends on outgoing_mail;
drop policy system_works on registrations;
drop policy owner_shows on consents;
drop policy system_withdraws on consents;
drop policy system_grants on consents;
drop policy person_withdraws on consents;
drop policy person_grants on consents;
drop policy admin_reads on consents;
drop policy person_reads_own on consents;
drop policy system_takes on user_roles;
drop policy system_grants on user_roles;
drop policy staff_reads on user_roles;
drop policy person_reads_own on user_roles;
drop policy system_keeps on user_private;
drop policy person_edits_own on user_private;
drop policy person_reads_own on user_private;
drop policy owner_shows on users;
drop policy system_moves on users;
drop policy system_registers on users;
drop policy admin_judges on users;
drop policy moderator_judges on users;
drop policy person_edits_own on users;
drop policy staff_reads on users;
drop policy person_reads_own on users;
revoke all on users, user_private, user_roles, consents, registrations, outgoing_mail, sign_in_codes, sessions, refresh_tokens,
  signing_keys, rate_limits, xp_events, xp_balance_totals, xp_rules, voided_scans
  from anon, app_user, moderator, admin, system;
revoke all (username, display_name, is_public, avatar_url, bio, status) on users
  from anon, app_user, moderator, admin, system;
revoke all (home_city, time_zone) on user_private
  from anon, app_user, moderator, admin, system;
revoke all (user_id, kind, document_version, granted_at, withdrawn_at) on consents
  from anon, app_user, moderator, admin, system;
revoke all (kid, public_jwk, created_at, active_from, not_after) on signing_keys
  from anon, app_user, moderator, admin, system;
revoke all (type, streak_days, points, daily_cap, active_from, active_to) on xp_rules
  from anon, app_user, moderator, admin, system;
