delete from state_transitions where machine in ('show', 'schedule_block', 'release');
drop table show_listeners, listening_runs, release_tracks, records_releases, now_playing_announced,
  now_playing_overrides, schedule_exceptions, schedule_blocks, radio_shows, station;
drop function app.keep_release_moment();
drop function app.count_schedule_change();
drop function app.week_range(smallint, time, time);
drop function app.are_tags(text[]);
