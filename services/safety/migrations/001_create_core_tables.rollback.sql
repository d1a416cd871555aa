drop table audit_heads, audit_subject_keys, audit_log;
drop function app.chain_audit_entry();
drop function app.netstring(text);
drop table dsar_parts, dsar_requests;
delete from state_transitions where machine in ('dsar', 'report', 'case', 'action', 'appeal');
drop table appeals, strikes, moderation_actions, staff_members, moderation_reports, moderation_cases,
  report_categories, reporter_mutes;
drop function app.count_action();
drop function app.limit_reports();
