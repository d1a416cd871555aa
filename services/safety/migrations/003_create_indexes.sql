-- One open report by a person about a thing: the rule itself, not only a fast look.
create unique index reports_one_open on moderation_reports (reporter_id, target_type, target_id)
  where status = 'open';
create index reports_by_reporter on moderation_reports (reporter_id, id desc);
create index reports_by_reporter_day on moderation_reports (reporter_id, created_at);
create index reports_by_target on moderation_reports (target_type, target_id);
create index reports_waiting on moderation_reports (created_at, id) where status in ('open', 'investigating');

-- Audit log
create index audit_by_actor on audit_log (actor_id, seq desc);
create index audit_by_object on audit_log (object_type, object_id, seq desc);
create index audit_by_subject on audit_log (subject_id, seq desc);
create index audit_by_time on audit_log (recorded_at, seq);
