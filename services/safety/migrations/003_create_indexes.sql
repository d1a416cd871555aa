-- One open report by a person about a thing: the rule itself, not only a fast look.
create unique index reports_one_open on moderation_reports (reporter_id, target_type, target_id)
  where status = 'open';
create index reports_by_reporter on moderation_reports (reporter_id, id desc);
create index reports_by_reporter_day on moderation_reports (reporter_id, created_at);
create index reports_by_target on moderation_reports (target_type, target_id);
create index reports_waiting on moderation_reports (created_at, id) where status in ('open', 'investigating');
create index reports_unjoined on moderation_reports (id) where case_id is null;
create index reports_by_case on moderation_reports (case_id, round, id);

create index cases_waiting on moderation_cases (severity desc, due_at, id) where status in ('open', 'assigned');
create index cases_by_assignee on moderation_cases (assigned_to) where status = 'assigned';
create index cases_by_owner on moderation_cases (owner_id);
create index actions_by_case on moderation_actions (case_id, id);
create index actions_by_concerned on moderation_actions (concerned_id, id desc);
create index actions_unsettled on moderation_actions (created_at) where status = 'requested';
create index strikes_by_user on strikes (user_id, expires_at);
create index appeals_waiting on appeals (created_at, id) where status = 'open';
create index appeals_by_appellant on appeals (appellant_id, id desc);

-- One open request of a kind by a person.
create unique index dsar_one_open on dsar_requests (user_id, type) where status in ('received', 'verifying', 'processing');
create index dsar_by_user on dsar_requests (user_id, id desc);
create index dsar_due on dsar_requests (due_at, id) where status in ('received', 'verifying', 'processing');
create index dsar_bundles on dsar_requests (bundle_expires_at) where bundle_expires_at is not null;

-- Audit log
create index audit_by_actor on audit_log (actor_id, seq desc);
create index audit_by_object on audit_log (object_type, object_id, seq desc);
create index audit_by_subject on audit_log (subject_id, seq desc);
create index audit_by_time on audit_log (recorded_at, seq);
