drop index dsar_bundles, dsar_due, dsar_by_user, dsar_one_open;
drop index audit_by_time, audit_by_subject, audit_by_object, audit_by_actor;
drop index appeals_by_appellant, appeals_waiting, strikes_by_user, actions_unsettled, actions_by_concerned,
  actions_by_case, cases_by_owner, cases_by_assignee, cases_waiting, reports_by_case, reports_unjoined;
drop index reports_waiting, reports_by_target, reports_by_reporter_day, reports_by_reporter, reports_one_open;
