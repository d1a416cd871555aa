drop index audit_by_time, audit_by_subject, audit_by_object, audit_by_actor;
drop index reports_waiting, reports_by_target, reports_by_reporter_day, reports_by_reporter, reports_one_open;
