-- The overrides that may still count began within the longest time that one lasts; "not expired" itself cannot be an
-- index's predicate (now() is not immutable).
create index overrides_newest on now_playing_overrides (starts_at desc, id desc);
create index overrides_expiring on now_playing_overrides (expires_at);
create index overrides_by_show on now_playing_overrides (show_id) where show_id is not null;
create index overrides_by_setter on now_playing_overrides (set_by) where set_by is not null;

create index shows_live on radio_shows (id desc) where status = 'live';
create index shows_by_status on radio_shows (status, id desc);
create index blocks_by_show on schedule_blocks (show_id);
create index blocks_by_time on schedule_blocks (day_of_week, start_time, id);
create index exceptions_by_show on schedule_exceptions (show_id) where show_id is not null;
create index exceptions_by_date on schedule_exceptions (on_date);

create index releases_newest on records_releases (release_at desc, id desc) where status in ('scheduled', 'live');
create index releases_due on records_releases (release_at, id) where status = 'scheduled';
create index releases_by_status on records_releases (status, id desc);
-- None for the search: its operator is not leakproof, so row-level security keeps it from every index but an admin's.
-- It reads what is out, newest first, and stops at a page.
