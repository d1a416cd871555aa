drop table audit_heads, audit_subject_keys, audit_log;
drop function app.chain_audit_entry();
drop function app.netstring(text);
delete from state_transitions where machine = 'report';
drop table moderation_reports;
drop function app.limit_reports();
