drop policy system_cleans_up on now_playing_overrides;
drop policy admin_sets on now_playing_overrides;
drop policy staff_reads on now_playing_overrides;
drop policy public_reads_unexpired on now_playing_overrides;
drop policy system_overrides on schedule_blocks;
drop policy admin_edits on schedule_blocks;
drop policy admin_schedules on schedule_blocks;
drop policy staff_reads on schedule_blocks;
drop policy public_reads_live on schedule_blocks;
drop policy admin_edits on radio_shows;
drop policy admin_drafts on radio_shows;
drop policy admin_reads on radio_shows;
drop policy public_reads_live on radio_shows;
revoke all on radio_shows, schedule_blocks, now_playing_overrides from anon, app_user, moderator, admin, system;
revoke all (id, title, host_name, description, artwork_url, tags, status, version, created_at, updated_at)
  on radio_shows from anon, app_user, moderator, admin;
revoke all (id, show_id, day_of_week, start_time, end_time, status, version, created_at, updated_at)
  on schedule_blocks from anon, app_user, moderator, admin, system;
revoke all (id, title, artist, show_id, set_by, starts_at, expires_at)
  on now_playing_overrides from anon, app_user, moderator, admin, system;
