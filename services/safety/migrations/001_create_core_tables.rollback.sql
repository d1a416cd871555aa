delete from state_transitions where machine = 'report';
drop table moderation_reports;
drop function app.limit_reports();
