delete from state_transitions where machine in ('show', 'schedule_block');
drop table now_playing_overrides, schedule_blocks, radio_shows;
drop function app.week_range(smallint, time, time);
drop function app.are_tags(text[]);
