drop policy system_keeps on audit_subject_keys;
drop policy system_signs on audit_heads;
drop policy admin_reads on audit_heads;
drop policy system_appends on audit_log;
drop policy admin_reads on audit_log;
revoke all on audit_log, audit_heads, audit_subject_keys from admin, system;
revoke all (id, service, actor_id, actor_role, action, object_type, object_id, subject_id, request_id, sealed, recorded_at)
  on audit_log from system;
revoke all (wrapped_key, erased_at) on audit_subject_keys from system;
drop policy system_erases on reporter_mutes;
drop policy system_erases on strikes;
drop policy system_erases on appeals;
revoke all (description, evidence) on moderation_reports from system;
revoke all (reason, statement) on moderation_actions from system;
revoke all (statement, decision) on appeals from system;
drop policy system_keeps on dsar_parts;
drop policy admin_reads on dsar_parts;
drop policy person_reads_own on dsar_parts;
drop policy system_carries_out on dsar_requests;
drop policy admin_rejects_and_holds on dsar_requests;
drop policy person_asks on dsar_requests;
drop policy admin_reads on dsar_requests;
drop policy person_reads_own on dsar_requests;
revoke all on dsar_requests, dsar_parts from system;
revoke all (request_id, service, asked_at, answered_at, records) on dsar_parts from app_user, moderator, admin;
revoke all (asked_at, answered_at, held_at, object_name, sha256, records, treatments) on dsar_parts from system;
revoke all (id, user_id, type, status, rejection_reason, hold_reason, hold_until, due_at, confirmed_at, sent_at, completed_at,
            public_jwk, wrapped_key, manifest, bundle_expires_at, receipt, receipt_code_hash, version, created_at, updated_at)
  on dsar_requests from app_user, moderator, admin, system;
drop policy another_decides on appeals;
drop policy concerned_appeals on appeals;
drop policy staff_reads on appeals;
drop policy appellant_reads_own on appeals;
drop policy staff_revokes on strikes;
drop policy staff_strikes on strikes;
drop policy staff_reads on strikes;
drop policy person_reads_own on strikes;
drop policy system_settles on moderation_actions;
drop policy staff_retries on moderation_actions;
drop policy staff_acts on moderation_actions;
drop policy staff_reads on moderation_actions;
drop policy concerned_reads on moderation_actions;
drop policy system_keeps on staff_members;
drop policy staff_reads on staff_members;
drop policy staff_works on moderation_cases;
drop policy system_counts on moderation_cases;
drop policy system_opens on moderation_cases;
drop policy staff_reads on moderation_cases;
drop policy readable on report_categories;
drop policy muted_do_not_file on moderation_reports;
drop policy staff_changes on reporter_mutes;
drop policy staff_mutes on reporter_mutes;
drop policy staff_reads on reporter_mutes;
drop policy person_reads_own on reporter_mutes;
drop policy system_joins on moderation_reports;
revoke all on appeals, strikes, moderation_actions, staff_members, moderation_cases, report_categories, reporter_mutes
  from app_user, moderator, admin, system;
revoke all (id, action_id, appellant_id, statement, status, decision, decided_at, version, created_at) on appeals
  from app_user, moderator, admin;
revoke all (id, action_id, user_id, weight, created_at, expires_at, revoked_at) on strikes from app_user, moderator, admin;
revoke all (id, case_id, action, target_type, target_id, concerned_id, category, reason, statement, reverses, status,
            settled_at, created_at, changed, failure) on moderation_actions from app_user, moderator, admin, system;
revoke all (target_type, target_id, category, severity, due_at, report_count, reports_version, round, status, outcome,
            opened_at, first_taken_at, first_action_at, owner_id, target_exists, assigned_to, lease_until, closed_at)
  on moderation_cases from moderator, admin, system;
revoke all (user_id, muted_until, reason) on reporter_mutes from moderator, admin;
drop policy staff_handles_others on moderation_reports;
drop policy reporter_files on moderation_reports;
drop policy staff_reads on moderation_reports;
drop policy reporter_reads_own on moderation_reports;
revoke all on moderation_reports from app_user, moderator, admin, system;
revoke all (id, reporter_id, target_type, target_id, category, description, evidence, status, case_id, round, version,
            created_at, updated_at) on moderation_reports from app_user, moderator, admin, system;
