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
grant select (rejection_reason, prior_state, ruleset_id) on beacons to app_user, moderator;
grant select (ruleset_id) on beacons to anon;
grant select (content_flags, disabled_with_host) on beacons to moderator;
grant select on beacons to admin, system;
grant insert (id, host_id, city_id, type, title, description, starts_at, ends_at, time_zone, geo_hash)
  on beacons to app_user, moderator, admin;
grant update (city_id, type, status, title, description, starts_at, ends_at, time_zone, geo_hash, rejection_reason)
  on beacons to app_user, moderator, admin;
grant update (host_type, content_flags, ruleset_id, published_at) on beacons to moderator, admin;
grant update (status, prior_state, action_version, disabled_with_host) on beacons to system;
-- What erasing a host takes away.
grant update (title, description, geo_hash, rejection_reason, content_flags) on beacons to system;

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
-- Marks alone: a trigger holds the rest of the row.
create policy staff_marks on beacons for update to moderator, admin
  using (host_id <> (select app.user_id())) with check (host_id <> (select app.user_id()));
create policy system_moves on beacons for update to system using (true) with check (true);

-- QR tokens. Nobody reads a hash back; finding a token by its hash is the scan's business. Whose a ticket is, its door
-- need not know before it is scanned.
grant select (id, beacon_id, scope, status, max_uses, expires_at, rotating, rotated_from, signed, revoked_at, version,
              created_at, updated_at)
  on qr_tokens to app_user, moderator, admin;
grant select (issued_by) on qr_tokens to moderator, admin;
grant select (holder_id, listing_id) on qr_tokens to admin;
grant insert (id, beacon_id, token_hash, scope, max_uses, expires_at, issued_by, rotating, rotated_from, signed)
  on qr_tokens to app_user, moderator, admin;
grant update (status, expires_at) on qr_tokens to app_user, moderator, admin;
grant select, delete on qr_tokens to system;
grant insert (id, beacon_id, token_hash, scope, max_uses, expires_at, issued_by, holder_id, listing_id, signed)
  on qr_tokens to system;
grant update (status, issued_by, holder_id, listing_id, created_by, updated_by) on qr_tokens to system;

create policy host_reads on qr_tokens for select to app_user
  using (issued_by = (select app.user_id()) or holder_id = (select app.user_id())
         or beacon_id in (select id from beacons where host_id = (select app.user_id()))
         or scope <> 'staff'
            and beacon_id in (select beacon_id from beacon_staff where user_id = (select app.user_id())));
create policy staff_reads on qr_tokens for select to moderator, admin, system using (true);
-- A door's staff mint what guests scan; who is staff is the host's to say.
create policy host_mints on qr_tokens for insert to app_user
  with check (issued_by = (select app.user_id())
              and beacon_id in (select id from beacons where status = 'live'
                                and (host_id = (select app.user_id())
                                     or scope <> 'staff'
                                        and id in (select beacon_id from beacon_staff
                                                   where user_id = (select app.user_id())))));
create policy staff_mints on qr_tokens for insert to moderator, admin
  with check (issued_by = (select app.user_id())
              and beacon_id in (select id from beacons where status = 'live'));
create policy host_ends on qr_tokens for update to app_user
  using (issued_by = (select app.user_id()) or holder_id = (select app.user_id())
         or beacon_id in (select id from beacons where host_id = (select app.user_id()))
         or scope <> 'staff'
            and beacon_id in (select beacon_id from beacon_staff where user_id = (select app.user_id())))
  with check (status in ('active', 'revoked'));
create policy staff_ends on qr_tokens for update to moderator, admin
  using (true) with check (status in ('active', 'revoked'));
create policy system_mints on qr_tokens for insert to system with check (holder_id is not null);
create policy system_moves on qr_tokens for update to system using (true) with check (true);
create policy system_clears on qr_tokens for delete to system using (status <> 'active');

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

-- Content rulesets: anyone may know the rules.
grant select on content_rulesets to anon, app_user, moderator, admin, system;
grant insert (name, description, max_resale_percent, report_threshold) on content_rulesets to admin;
grant update (name, description, max_resale_percent, report_threshold) on content_rulesets to admin;
create policy anyone_reads on content_rulesets for select to anon, app_user, moderator, admin, system using (true);
create policy admin_adds on content_rulesets for insert to admin with check (true);
create policy admin_edits on content_rulesets for update to admin using (true) with check (true);

-- Beacon staff: the host's to name; whoever is named may leave.
grant select, delete on beacon_staff to app_user, moderator, admin, system;
grant insert (beacon_id, user_id) on beacon_staff to app_user, moderator, admin;
create policy host_and_self_read on beacon_staff for select to app_user
  using (user_id = (select app.user_id())
         or beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy staff_reads on beacon_staff for select to moderator, admin, system using (true);
create policy host_names on beacon_staff for insert to app_user, moderator, admin
  with check (user_id <> (select app.user_id())
              and beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy host_and_self_remove on beacon_staff for delete to app_user, moderator, admin
  using (user_id = (select app.user_id())
         or beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy admin_removes on beacon_staff for delete to admin, system using (true);

-- What the system alone keeps of tokens, scans and people.
grant select on qr_token_uses to app_user, moderator, admin, system;
grant update (current_uses) on qr_token_uses to system;
create policy owner_lays_out on qr_token_uses for insert to current_user with check (true);
create policy as_the_token on qr_token_uses for select to app_user, moderator, admin
  using (token_id in (select id from qr_tokens));
create policy system_counts on qr_token_uses to system using (true) with check (true);

grant select on beacon_live_spans to system;
create policy owner_notes on beacon_live_spans to current_user using (true) with check (true);
create policy system_reads on beacon_live_spans for select to system using (true);

grant select on person_standings to moderator, admin, system;
grant insert, update, delete on person_standings to system;
create policy staff_reads on person_standings for select to moderator, admin using (true);
create policy system_keeps on person_standings to system using (true) with check (true);

grant select, insert on offline_keys to system;
grant update (not_after, active_from) on offline_keys to system;
create policy system_keeps on offline_keys to system using (true) with check (true);

grant select on scan_voids to admin, system;
grant insert on scan_voids to system;
grant update (voided_by) on scan_voids to system;
create policy admin_reads on scan_voids for select to admin using (true);
create policy system_voids on scan_voids to system using (true) with check (true);

-- Forgetting a person: his scans lose him, and old answers go.
grant update (user_id, scanned_by, ip_hash) on beacon_scans to system;
create policy system_forgets on beacon_scans for update to system using (true) with check (true);
grant delete on scan_answers to system;

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

-- ——— Posts ———
-- The public reads what is shown in the threads of live beacons; counts and flags are the moderators'.
grant select (id, beacon_id, author_id, type, body, attachments, status, version, created_at, updated_at)
  on beacon_posts to anon, app_user;
grant select (id, beacon_id, author_id, type, body, attachments, status, version, created_at, updated_at, prior_state,
              moderation_flags, report_count) on beacon_posts to moderator;
grant select on beacon_posts to admin, system;
grant insert (beacon_id, author_id, type, body, attachments) on beacon_posts to app_user, moderator, admin, system;
grant update (status) on beacon_posts to app_user, moderator, admin;
grant update (moderation_flags) on beacon_posts to moderator, admin;
grant update (author_id, body, attachments, status, moderation_flags, report_count, reports_version,
              action_version, created_by, updated_by) on beacon_posts to system;

create policy public_reads_shown on beacon_posts for select to anon, app_user
  using (status in ('visible', 'locked')
         and exists (select from beacons where beacons.id = beacon_id and beacons.status = 'live'
                     and (beacons.ends_at is null or beacons.ends_at > now())));
create policy author_reads_own on beacon_posts for select to app_user using (author_id = (select app.user_id()));
create policy staff_reads on beacon_posts for select to moderator, admin, system using (true);
create policy person_writes on beacon_posts for insert to app_user, moderator, admin
  with check (author_id = (select app.user_id()) and type in ('comment', 'proof')
              and exists (select from beacons where beacons.id = beacon_id and beacons.status = 'live'
                          and (beacons.ends_at is null or beacons.ends_at > now())));
create policy author_removes_own on beacon_posts for update to app_user
  using (author_id = (select app.user_id())) with check (status = 'removed');
create policy staff_moderates on beacon_posts for update to moderator, admin
  using (author_id is distinct from (select app.user_id())) with check (true);
create policy staff_removes_own on beacon_posts for update to moderator, admin
  using (author_id = (select app.user_id())) with check (status = 'removed');
create policy system_writes on beacon_posts for insert to system with check (author_id is null and type = 'system');
create policy system_moderates on beacon_posts for update to system using (true) with check (true);
create policy owner_counts on beacon_posts for select to current_user using (true);

grant select (beacon_id, created_at) on thread_locks to anon, app_user;
grant select on thread_locks to moderator, admin, system;
grant insert (beacon_id, locked_by, reason), delete on thread_locks to app_user, moderator, admin;
grant update (locked_by, reason) on thread_locks to system;
create policy anyone_reads on thread_locks for select to anon, app_user, moderator, admin, system using (true);
create policy host_locks on thread_locks for insert to app_user
  with check (locked_by = (select app.user_id())
              and beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy staff_locks on thread_locks for insert to moderator, admin with check (locked_by = (select app.user_id()));
-- A host opens what he locked; what moderators locked, moderators open.
create policy host_unlocks on thread_locks for delete to app_user
  using (locked_by = (select app.user_id())
         and beacon_id in (select id from beacons where host_id = (select app.user_id())));
create policy staff_unlocks on thread_locks for delete to moderator, admin using (true);
create policy system_forgets on thread_locks for update to system using (true) with check (true);
create policy owner_looks on thread_locks for select to current_user using (true);

-- ——— Evidence ———
-- What a beacon's thread shows of it says that something is proven, not by whom.
grant select (id, beacon_id, type, visibility, created_at) on evidence_events to anon, app_user, moderator;
grant update (user_id, noted_by) on evidence_events to system;
create policy thread_shows on evidence_events for select to anon
  using (visibility = 'thread_visible'
         and exists (select from beacons where beacons.id = beacon_id and beacons.status = 'live'
                     and (beacons.ends_at is null or beacons.ends_at > now())));
create policy person_reads_own on evidence_events for select to app_user
  using (user_id = (select app.user_id()) and type <> 'qr_scan');
create policy moderator_reads_shown on evidence_events for select to moderator using (visibility = 'thread_visible');
create policy owner_proves on evidence_events for insert to current_user with check (type = 'proof_post');
create policy system_unlinks on evidence_events for update to system using (true) with check (true);

-- ——— Ticket listings ———
grant select on seller_accounts to admin, system;
grant select (user_id, can_charge) on seller_accounts to app_user, moderator;
grant insert, update, delete on seller_accounts to system;
create policy person_reads_own on seller_accounts for select to app_user, moderator
  using (user_id = (select app.user_id()));
create policy staff_reads on seller_accounts for select to admin using (true);
create policy system_keeps on seller_accounts to system using (true) with check (true);

grant select (id, beacon_id, seller_id, title, description, price, face_value, currency, evidence_required, proof_post_id,
              status, published_at, version, created_at, updated_at) on ticket_listings to anon, app_user, moderator;
grant select (rejection_reason, removed_because, prior_state) on ticket_listings to app_user, moderator;
grant select (review_notes, report_count) on ticket_listings to moderator;
grant select on ticket_listings to admin, system;
grant insert (beacon_id, seller_id, title, description, price, face_value, currency, evidence_required, proof_post_id)
  on ticket_listings to app_user, moderator, admin;
grant update (title, description, price, face_value, currency, evidence_required, proof_post_id, status, removed_because,
              rejection_reason) on ticket_listings to app_user, moderator, admin;
grant update (review_notes, published_at) on ticket_listings to moderator, admin;
grant update (status, removed_because, report_count, reports_version, action_version, sale_id, seller_id,
              title, description, proof_post_id, review_notes, rejection_reason, created_by, updated_by)
  on ticket_listings to system;

create policy public_reads_live on ticket_listings for select to anon, app_user
  using (status = 'live'
         and exists (select from beacons where beacons.id = beacon_id and beacons.status = 'live'
                     and (beacons.ends_at is null or beacons.ends_at > now())));
create policy seller_reads_own on ticket_listings for select to app_user using (seller_id = (select app.user_id()));
create policy holder_reads_his on ticket_listings for select to app_user
  using (id in (select listing_id from ticket_rights where holder_id = (select app.user_id())));
create policy staff_reads on ticket_listings for select to moderator, admin, system using (true);
create policy seller_drafts on ticket_listings for insert to app_user, moderator, admin
  with check (seller_id = (select app.user_id()) and status = 'draft'
              and exists (select from beacons where beacons.id = beacon_id and beacons.status = 'live'
                          and (beacons.ends_at is null or beacons.ends_at > now())));
create policy seller_edits_own on ticket_listings for update to app_user, moderator, admin
  using (seller_id = (select app.user_id())) with check (status in ('draft', 'pending_review', 'removed'));
create policy staff_reviews on ticket_listings for update to moderator, admin
  using (seller_id is distinct from (select app.user_id())) with check (true);
create policy system_moves on ticket_listings for update to system using (true) with check (true);

grant select on ticket_rights to app_user, moderator, admin, system;
grant insert, update (holder_id, acquired_at) on ticket_rights to system;
create policy holder_reads_own on ticket_rights for select to app_user, moderator
  using (holder_id = (select app.user_id()));
create policy admin_reads on ticket_rights for select to admin using (true);
create policy system_moves on ticket_rights to system using (true) with check (true);

grant select on ticket_sales to admin, system;
grant insert, update (outcome, seller_id, buyer_id) on ticket_sales to system;
create policy admin_reads on ticket_sales for select to admin using (true);
create policy system_answers on ticket_sales to system using (true) with check (true);
