drop table leases;
drop function app.refuse_change();
drop function app.stamp_row();
drop function app.enforce_transition();
drop table state_transitions;
drop function app.user_id();
alter default privileges grant execute on functions to public;
revoke usage on schema public from anon, app_user, moderator, admin, system, relay;
drop schema app;
