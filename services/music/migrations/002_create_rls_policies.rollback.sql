drop policy system_publishes on show_listeners;
drop policy admin_reads on show_listeners;
drop policy public_reads_of_live on show_listeners;
drop policy system_counts on listening_runs;
drop policy admin_reads on listening_runs;
drop policy admin_unlists on release_tracks;
drop policy admin_lists on release_tracks;
drop policy staff_reads on release_tracks;
drop policy public_reads_with_release on release_tracks;
drop policy owner_announces on records_releases;
drop policy system_publishes on records_releases;
drop policy admin_edits on records_releases;
drop policy admin_drafts on records_releases;
drop policy staff_reads on records_releases;
drop policy public_reads_released on records_releases;
drop policy announcers_note on now_playing_announced;
drop policy announcers_read on now_playing_announced;
drop policy system_cleans_up on now_playing_overrides;
drop policy system_unlinks on now_playing_overrides;
drop policy admin_clears on now_playing_overrides;
drop policy admin_sets on now_playing_overrides;
drop policy staff_reads on now_playing_overrides;
drop policy public_reads_current on now_playing_overrides;
drop policy owner_counts on station;
drop policy system_notes_zone on station;
drop policy anyone_reads on station;
drop policy system_forgets on schedule_exceptions;
drop policy admin_removes on schedule_exceptions;
drop policy admin_edits on schedule_exceptions;
drop policy admin_excepts on schedule_exceptions;
drop policy staff_reads on schedule_exceptions;
drop policy public_reads_with_block on schedule_exceptions;
drop policy system_overrides on schedule_blocks;
drop policy admin_removes on schedule_blocks;
drop policy admin_edits on schedule_blocks;
drop policy admin_schedules on schedule_blocks;
drop policy staff_reads on schedule_blocks;
drop policy public_reads_live on schedule_blocks;
drop policy admin_edits on radio_shows;
drop policy admin_drafts on radio_shows;
drop policy staff_reads on radio_shows;
drop policy public_reads_live on radio_shows;
revoke all on radio_shows, schedule_blocks, schedule_exceptions, station, now_playing_overrides, now_playing_announced,
  records_releases, release_tracks, listening_runs, show_listeners from anon, app_user, moderator, admin, system;
revoke all (id, title, host_name, description, artwork_url, tags, status, version, created_at, updated_at)
  on radio_shows from anon, app_user, moderator, admin, system;
revoke all (id, show_id, day_of_week, start_time, end_time, status, overridden_on, version, created_at, updated_at)
  on schedule_blocks from anon, app_user, moderator, admin, system;
revoke all (id, block_id, day_of_week, on_date, show_id, version, created_at, updated_at)
  on schedule_exceptions from anon, app_user, moderator, admin;
revoke all (time_zone) on station from system;
revoke all (id, title, artist, show_id, set_by, starts_at, expires_at, cleared_at, cleared_by)
  on now_playing_overrides from anon, app_user, moderator, admin, system;
revoke all (id, title, artist, label, artwork_url, soundcloud_url, release_at, status, search, version, created_at,
            updated_at) on records_releases from anon, app_user, moderator, admin, system;
revoke all (id, release_id, position, title, duration_seconds, isrc)
  on release_tracks from anon, app_user, moderator, admin;
