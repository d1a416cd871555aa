-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

grant select on cities to anon, app_user, moderator, admin, system;
grant insert, update on cities to admin;
create policy anyone_reads on cities for select to anon, app_user, moderator, admin, system using (true);
create policy admin_adds on cities for insert to admin with check (true);
create policy admin_edits on cities for update to admin using (true) with check (true);

-- Beacons. geo_hash goes in by the host and out to admins and jobs only.
grant select (id, host_id, city_id, type, status, host_type, title, description, starts_at, ends_at, time_zone,
              published_at, version, created_at, updated_at)
  on beacons to anon, app_user, moderator;
grant select (rejection_reason, content_flags, prior_state) on beacons to app_user, moderator;
grant select on beacons to admin, system;
grant insert (id, host_id, city_id, type, title, description, starts_at, ends_at, time_zone, geo_hash)
  on beacons to app_user, moderator, admin;
grant update (city_id, type, status, title, description, starts_at, ends_at, time_zone, geo_hash, rejection_reason)
  on beacons to app_user, moderator, admin;
grant update (host_type, content_flags, published_at) on beacons to moderator, admin;
grant update (status, prior_state, action_version) on beacons to system;

create policy public_reads_live on beacons for select to anon, app_user
  using (status = 'live' and (ends_at is null or ends_at > now()));
create policy host_reads_own on beacons for select to app_user
  using (host_id = (select app.user_id()));
create policy staff_reads on beacons for select to moderator, admin, system using (true);

create policy host_drafts on beacons for insert to app_user, moderator, admin
  with check (host_id = (select app.user_id()) and status = 'draft');
-- A host does everything to his own but put it live; which step is legal, the transition trigger says.
create policy host_changes_own on beacons for update to app_user, moderator, admin
  using (host_id = (select app.user_id()) and status <> 'disabled')
  with check (host_id = (select app.user_id()) and status <> 'disabled'
              and (current_user = 'app_user' or status in ('draft', 'pending_review', 'expired', 'archived')));
-- Nobody approves his own.
create policy moderator_reviews_others on beacons for update to moderator, admin
  using (status = 'pending_review' and host_id <> (select app.user_id()))
  with check (status in ('live', 'draft') and host_id <> (select app.user_id()));
create policy admin_archives on beacons for update to admin
  using (status in ('draft', 'live', 'expired'))
  with check (status = 'archived');
create policy system_moves on beacons for update to system using (true) with check (true);

-- QR tokens. Nobody reads a hash back; finding a token by its hash is the scan's business.
grant select (id, beacon_id, scope, status, max_uses, current_uses, expires_at, issued_by, version, created_at, updated_at)
  on qr_tokens to app_user, moderator, admin;
grant insert (id, beacon_id, token_hash, scope, max_uses, expires_at, issued_by)
  on qr_tokens to app_user, moderator, admin;
grant update (status) on qr_tokens to app_user, moderator, admin;
grant select on qr_tokens to system;
grant update (status, current_uses) on qr_tokens to system;

create policy host_reads on qr_tokens for select to app_user
  using (issued_by = (select app.user_id())
         or beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy staff_reads on qr_tokens for select to moderator, admin, system using (true);
create policy host_mints on qr_tokens for insert to app_user
  with check (issued_by = (select app.user_id())
              and beacon_id in (select id from beacons where host_id = (select app.user_id()) and status = 'live'));
create policy staff_mints on qr_tokens for insert to moderator, admin
  with check (issued_by = (select app.user_id())
              and beacon_id in (select id from beacons where status = 'live'));
create policy host_revokes on qr_tokens for update to app_user
  using (issued_by = (select app.user_id())
         or beacon_id in (select id from beacons where host_id = (select app.user_id())))
  with check (status = 'revoked');
create policy staff_revokes on qr_tokens for update to moderator, admin
  using (true) with check (status = 'revoked');
create policy system_moves on qr_tokens for update to system using (true) with check (true);

-- Scans and what hangs on them belong to the system; admin may look.
grant select on beacon_scans, evidence_events, beacon_counters to admin, system;
grant insert on beacon_scans, evidence_events, scan_answers, scan_firsts, scan_earned, beacon_counters, ip_peppers
  to system;
grant select on scan_answers, scan_firsts, scan_earned, ip_peppers to system;
grant update (scans, views) on beacon_counters to system;
grant delete on scan_firsts, scan_earned, ip_peppers to system;

create policy admin_reads on beacon_scans for select to admin, system using (true);
create policy system_records on beacon_scans for insert to system with check (true);
create policy admin_reads on evidence_events for select to admin, system using (true);
create policy system_appends on evidence_events for insert to system with check (true);
create policy admin_reads on beacon_counters for select to admin using (true);
create policy system_counts on beacon_counters to system using (true) with check (true);
create policy system_answers on scan_answers to system using (true) with check (true);
create policy system_judges on scan_firsts to system using (true) with check (true);
create policy system_judges on scan_earned to system using (true) with check (true);
create policy system_hashes on ip_peppers to system using (true) with check (true);

-- ——— Search of beacons ———
-- Written by triggers that run as the owner, and read through the view searchable_beacons.
create policy owner_indexes on beacon_search to current_user using (true) with check (true);
create policy owner_names on cities for select to current_user using (true);
-- What the public may see, and no more, is what views and triggers that run as the owner can show.
create policy owner_shows_live on beacons for select to current_user
  using (status = 'live' and (ends_at is null or ends_at > now()));

-- ——— Views of beacons ———
grant select, insert, delete on beacon_viewers to system;
create policy system_counts on beacon_viewers to system using (true) with check (true);

-- ——— Public aggregates ———
-- The system adds, nobody changes, and the public sees them through the views of 004 alone.
grant select, insert on published_hours, city_hours, beacon_hours, popular_ranks, beacon_cells to system;
grant select on published_hours, city_hours, beacon_hours, popular_ranks, beacon_cells to admin;
grant select on beacon_cells to app_user, moderator;
create policy system_publishes on published_hours to system using (true) with check (true);
create policy system_publishes on city_hours to system using (true) with check (true);
create policy system_publishes on beacon_hours to system using (true) with check (true);
create policy system_publishes on popular_ranks to system using (true) with check (true);
create policy system_publishes on beacon_cells to system using (true) with check (true);
create policy admin_reads on published_hours for select to admin using (true);
create policy admin_reads on city_hours for select to admin using (true);
create policy admin_reads on beacon_hours for select to admin using (true);
create policy admin_reads on popular_ranks for select to admin using (true);
create policy admin_reads on beacon_cells for select to admin using (true);
-- A host sees the totals of his own beacons, a moderator who hosts included.
create policy host_reads on beacon_cells for select to app_user, moderator
  using (beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy owner_shows on published_hours for select to current_user using (true);
create policy owner_shows on city_hours for select to current_user using (true);
create policy owner_shows on popular_ranks for select to current_user using (true);
create policy owner_shows on beacon_cells for select to current_user using (true);
