-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Shows. The public sees the live ones; admins edit them.
grant select (id, title, host_name, description, artwork_url, tags, status, version, created_at, updated_at)
  on radio_shows to anon, app_user, moderator;
grant select on radio_shows to admin, system;
grant insert (id, title, host_name, description, artwork_url, tags) on radio_shows to admin;
grant update (title, host_name, description, artwork_url, tags, status) on radio_shows to admin;

create policy public_reads_live on radio_shows for select to anon, app_user, moderator
  using (status = 'live');
create policy staff_reads on radio_shows for select to admin, system using (true);
create policy admin_drafts on radio_shows for insert to admin with check (status = 'draft');
create policy admin_edits on radio_shows for update to admin using (true) with check (true);

-- Blocks. The public sees the week as it is on air: live blocks of live shows.
grant select (id, show_id, day_of_week, start_time, end_time, status, overridden_on, version, created_at, updated_at)
  on schedule_blocks to anon, app_user, moderator;
grant select on schedule_blocks to admin, system;
grant insert (id, show_id, day_of_week, start_time, end_time) on schedule_blocks to admin;
grant update (show_id, day_of_week, start_time, end_time, status, overridden_on) on schedule_blocks to admin;
grant delete on schedule_blocks to admin;
grant update (status, overridden_on) on schedule_blocks to system;

create policy public_reads_live on schedule_blocks for select to anon, app_user, moderator
  using ((status = 'live' or overridden_on is not null)
         and exists (select from radio_shows where radio_shows.id = show_id and radio_shows.status = 'live'));
create policy staff_reads on schedule_blocks for select to admin, system using (true);
create policy admin_schedules on schedule_blocks for insert to admin with check (status = 'live');
create policy admin_edits on schedule_blocks for update to admin using (true) with check (true);
create policy admin_removes on schedule_blocks for delete to admin using (true);
create policy system_overrides on schedule_blocks for update to system using (true) with check (true);

-- Exceptions are seen with their block.
grant select (id, block_id, day_of_week, on_date, show_id, version, created_at, updated_at)
  on schedule_exceptions to anon, app_user, moderator;
grant select on schedule_exceptions to admin, system;
grant insert (id, block_id, day_of_week, on_date, show_id) on schedule_exceptions to admin;
grant update (show_id) on schedule_exceptions to admin;
grant delete on schedule_exceptions to admin, system;

create policy public_reads_with_block on schedule_exceptions for select to anon, app_user, moderator
  using (exists (select from schedule_blocks where schedule_blocks.id = block_id));
create policy staff_reads on schedule_exceptions for select to admin, system using (true);
create policy admin_excepts on schedule_exceptions for insert to admin with check (true);
create policy admin_edits on schedule_exceptions for update to admin using (true) with check (true);
create policy admin_removes on schedule_exceptions for delete to admin using (true);
create policy system_forgets on schedule_exceptions for delete to system using (on_date < current_date - 90);

grant select on station to anon, app_user, moderator, admin, system;
grant update (time_zone) on station to system;
create policy anyone_reads on station for select to anon, app_user, moderator, admin, system using (true);
create policy system_notes_zone on station for update to system using (true) with check (true);
-- The function that counts changes of the schedule runs as the owner.
create policy owner_counts on station to current_user using (true) with check (true);

-- An override is never changed but to end it early: a newer one replaces it. Who set one stays inside.
grant select (id, title, artist, show_id, starts_at, expires_at, cleared_at) on now_playing_overrides
  to anon, app_user, moderator;
grant select on now_playing_overrides to admin, system;
grant insert (id, title, artist, show_id, set_by, expires_at) on now_playing_overrides to admin;
grant update (cleared_at, cleared_by) on now_playing_overrides to admin;
grant update (set_by, cleared_by) on now_playing_overrides to system;
grant delete on now_playing_overrides to system;

create policy public_reads_current on now_playing_overrides for select to anon, app_user, moderator
  using (expires_at > now() and cleared_at is null);
create policy staff_reads on now_playing_overrides for select to admin, system using (true);
create policy admin_sets on now_playing_overrides for insert to admin
  with check (set_by = (select app.user_id()));
create policy admin_clears on now_playing_overrides for update to admin
  using (expires_at > now() and cleared_at is null)
  with check (cleared_by = (select app.user_id()) and cleared_at is not null);
create policy system_unlinks on now_playing_overrides for update to system using (true) with check (true);
create policy system_cleans_up on now_playing_overrides for delete to system using (expires_at <= now());

-- Whoever changes what is on air, an admin or the clock, says so in the same transaction.
grant select, update on now_playing_announced to admin, system;
create policy announcers_read on now_playing_announced for select to admin, system using (true);
create policy announcers_note on now_playing_announced for update to admin, system using (true) with check (true);

-- Releases. The public sees what is out, to the second; admins edit, and the clock publishes.
grant select (id, title, artist, label, artwork_url, soundcloud_url, release_at, status, search, version, created_at,
              updated_at)
  on records_releases to anon, app_user, moderator;
grant select on records_releases to admin, system;
grant insert (id, title, artist, label, artwork_url, soundcloud_url) on records_releases to admin;
grant update (title, artist, label, artwork_url, soundcloud_url, release_at, status) on records_releases to admin;
grant update (status) on records_releases to system;

create policy public_reads_released on records_releases for select to anon, app_user, moderator
  using (status = 'live' or status = 'scheduled' and release_at <= now());
create policy staff_reads on records_releases for select to admin, system using (true);
create policy admin_drafts on records_releases for insert to admin with check (status = 'draft');
create policy admin_edits on records_releases for update to admin using (true) with check (true);
create policy system_publishes on records_releases for update to system
  using (status = 'scheduled' and release_at <= now()) with check (status = 'live');
-- What is announced, for the view upcoming_releases alone.
create policy owner_announces on records_releases for select to current_user
  using (status = 'scheduled' and release_at > now());

grant select (id, release_id, position, title, duration_seconds, isrc) on release_tracks to anon, app_user, moderator;
grant select on release_tracks to admin, system;
grant insert (id, release_id, position, title, duration_seconds, isrc) on release_tracks to admin;
grant delete on release_tracks to admin;

create policy public_reads_with_release on release_tracks for select to anon, app_user, moderator
  using (exists (select from records_releases where records_releases.id = release_id));
create policy staff_reads on release_tracks for select to admin, system using (true);
create policy admin_lists on release_tracks for insert to admin with check (true);
create policy admin_unlists on release_tracks for delete to admin using (true);

-- Listening belongs to the system; what the public sees of it are counts of many.
grant select on listening_runs to admin, system;
grant insert, update, delete on listening_runs to system;
create policy admin_reads on listening_runs for select to admin using (true);
create policy system_counts on listening_runs to system using (true) with check (true);

grant select on show_listeners to anon, app_user, moderator, admin, system;
grant insert, update on show_listeners to system;
create policy public_reads_of_live on show_listeners for select to anon, app_user, moderator
  using (exists (select from radio_shows where radio_shows.id = show_id and radio_shows.status = 'live'));
create policy admin_reads on show_listeners for select to admin using (true);
create policy system_publishes on show_listeners to system using (true) with check (true);
