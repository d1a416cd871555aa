drop table inbox_failures;
drop table inbox;
drop function app.drop_old_outbox_partitions();
drop function app.ensure_outbox_partitions();
drop table outbox;
