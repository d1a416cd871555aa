drop policy staff_handles_others on moderation_reports;
drop policy reporter_files on moderation_reports;
drop policy staff_reads on moderation_reports;
drop policy reporter_reads_own on moderation_reports;
revoke all on moderation_reports from app_user, moderator, admin;
revoke all (id, reporter_id, target_type, target_id, category, description, status, version, created_at, updated_at)
  on moderation_reports from app_user, moderator, admin;
