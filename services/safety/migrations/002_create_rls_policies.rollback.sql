drop policy system_keeps on audit_subject_keys;
drop policy system_signs on audit_heads;
drop policy admin_reads on audit_heads;
drop policy system_appends on audit_log;
drop policy admin_reads on audit_log;
revoke all on audit_log, audit_heads, audit_subject_keys from admin, system;
revoke all (id, service, actor_id, actor_role, action, object_type, object_id, subject_id, request_id, sealed, recorded_at)
  on audit_log from system;
revoke all (wrapped_key, erased_at) on audit_subject_keys from system;
drop policy staff_handles_others on moderation_reports;
drop policy reporter_files on moderation_reports;
drop policy staff_reads on moderation_reports;
drop policy reporter_reads_own on moderation_reports;
revoke all on moderation_reports from app_user, moderator, admin;
revoke all (id, reporter_id, target_type, target_id, category, description, status, version, created_at, updated_at)
  on moderation_reports from app_user, moderator, admin;
