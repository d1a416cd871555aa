-- The newest override that has not expired, and the clean-up of those that have; "not expired" itself cannot be an
-- index's predicate (now() is not immutable).
create index overrides_newest on now_playing_overrides (starts_at desc, id desc);
create index overrides_expiring on now_playing_overrides (expires_at);
create index overrides_by_show on now_playing_overrides (show_id) where show_id is not null;

create index shows_live on radio_shows (id desc) where status = 'live';
create index blocks_by_show on schedule_blocks (show_id);
create index blocks_live on schedule_blocks (day_of_week, start_time) where status = 'live';
