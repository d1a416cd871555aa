-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Shows. The public sees the live ones; admins edit them.
grant select (id, title, host_name, description, artwork_url, tags, status, version, created_at, updated_at)
  on radio_shows to anon, app_user, moderator;
grant select on radio_shows to admin;
grant insert (id, title, host_name, description, artwork_url, tags) on radio_shows to admin;
grant update (title, host_name, description, artwork_url, tags, status) on radio_shows to admin;

create policy public_reads_live on radio_shows for select to anon, app_user, moderator
  using (status = 'live');
create policy admin_reads on radio_shows for select to admin using (true);
create policy admin_drafts on radio_shows for insert to admin with check (status = 'draft');
create policy admin_edits on radio_shows for update to admin using (true) with check (true);

-- Blocks. The public sees the week as it is on air: live blocks of live shows.
grant select (id, show_id, day_of_week, start_time, end_time, status, version, created_at, updated_at)
  on schedule_blocks to anon, app_user, moderator;
grant select on schedule_blocks to admin, system;
grant insert (id, show_id, day_of_week, start_time, end_time) on schedule_blocks to admin;
grant update (show_id, day_of_week, start_time, end_time, status) on schedule_blocks to admin;
grant update (status) on schedule_blocks to system;

create policy public_reads_live on schedule_blocks for select to anon, app_user, moderator
  using (status = 'live'
         and exists (select from radio_shows where radio_shows.id = show_id and radio_shows.status = 'live'));
create policy staff_reads on schedule_blocks for select to admin, system using (true);
create policy admin_schedules on schedule_blocks for insert to admin with check (status = 'live');
create policy admin_edits on schedule_blocks for update to admin using (true) with check (true);
create policy system_overrides on schedule_blocks for update to system using (true) with check (true);

-- Overrides are never changed: a newer one replaces, the clock ends. Who set one stays inside.
grant select (id, title, artist, show_id, starts_at, expires_at) on now_playing_overrides
  to anon, app_user, moderator, system;
grant select on now_playing_overrides to admin;
grant insert (id, title, artist, show_id, set_by, expires_at) on now_playing_overrides to admin;
grant delete on now_playing_overrides to system;

create policy public_reads_unexpired on now_playing_overrides for select to anon, app_user, moderator
  using (expires_at > now());
create policy staff_reads on now_playing_overrides for select to admin, system using (true);
create policy admin_sets on now_playing_overrides for insert to admin
  with check (set_by = (select app.user_id()));
create policy system_cleans_up on now_playing_overrides for delete to system using (expires_at <= now());
