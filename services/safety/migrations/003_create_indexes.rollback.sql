drop index reports_waiting, reports_by_target, reports_by_reporter_day, reports_by_reporter, reports_one_open;
