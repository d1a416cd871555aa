drop policy system_answers on ticket_sales;
drop policy admin_reads on ticket_sales;
drop policy system_moves on ticket_rights;
drop policy admin_reads on ticket_rights;
drop policy holder_reads_own on ticket_rights;
drop policy system_moves on ticket_listings;
drop policy staff_reviews on ticket_listings;
drop policy seller_edits_own on ticket_listings;
drop policy seller_drafts on ticket_listings;
drop policy staff_reads on ticket_listings;
drop policy holder_reads_his on ticket_listings;
drop policy seller_reads_own on ticket_listings;
drop policy public_reads_live on ticket_listings;
drop policy system_keeps on seller_accounts;
drop policy staff_reads on seller_accounts;
drop policy person_reads_own on seller_accounts;
drop policy system_unlinks on evidence_events;
drop policy owner_proves on evidence_events;
drop policy moderator_reads_shown on evidence_events;
drop policy person_reads_own on evidence_events;
drop policy thread_shows on evidence_events;
drop policy owner_looks on thread_locks;
drop policy system_forgets on thread_locks;
drop policy staff_unlocks on thread_locks;
drop policy host_unlocks on thread_locks;
drop policy staff_locks on thread_locks;
drop policy host_locks on thread_locks;
drop policy anyone_reads on thread_locks;
drop policy owner_counts on beacon_posts;
drop policy system_moderates on beacon_posts;
drop policy system_writes on beacon_posts;
drop policy staff_removes_own on beacon_posts;
drop policy staff_moderates on beacon_posts;
drop policy author_removes_own on beacon_posts;
drop policy person_writes on beacon_posts;
drop policy staff_reads on beacon_posts;
drop policy author_reads_own on beacon_posts;
drop policy public_reads_shown on beacon_posts;
revoke all on beacon_posts, thread_locks, seller_accounts, ticket_listings, ticket_rights, ticket_sales
  from anon, app_user, moderator, admin, system;
revoke all (id, beacon_id, author_id, type, body, attachments, status, version, created_at, updated_at, prior_state,
            moderation_flags, report_count, reports_version, action_version, created_by, updated_by)
  on beacon_posts from anon, app_user, moderator, admin, system;
revoke all (beacon_id, created_at, locked_by, reason) on thread_locks from anon, app_user, moderator, admin, system;
revoke all (id, beacon_id, type, visibility, created_at, user_id, noted_by) on evidence_events
  from anon, app_user, moderator, system;
revoke all (user_id, can_charge) on seller_accounts from app_user, moderator;
revoke all (id, beacon_id, seller_id, title, description, price, face_value, currency, evidence_required, proof_post_id,
            status, published_at, version, created_at, updated_at, rejection_reason, removed_because, prior_state,
            review_notes, report_count, reports_version, action_version, sale_id, created_by, updated_by)
  on ticket_listings from anon, app_user, moderator, admin, system;
revoke all (holder_id, acquired_at) on ticket_rights from system;
revoke all (outcome, seller_id, buyer_id) on ticket_sales from system;
drop policy owner_shows on beacon_cells;
drop policy owner_shows on popular_ranks;
drop policy owner_shows on city_hours;
drop policy owner_shows on published_hours;
drop policy host_reads on beacon_cells;
drop policy admin_reads on beacon_cells;
drop policy admin_reads on popular_ranks;
drop policy admin_reads on beacon_hours;
drop policy admin_reads on city_hours;
drop policy admin_reads on published_hours;
drop policy system_publishes on beacon_cells;
drop policy system_publishes on popular_ranks;
drop policy system_publishes on beacon_hours;
drop policy system_publishes on city_hours;
drop policy system_publishes on published_hours;
drop policy system_counts on beacon_viewers;
drop policy owner_shows_live on beacons;
drop policy owner_names on cities;
drop policy owner_indexes on beacon_search;
revoke all on published_hours, city_hours, beacon_hours, popular_ranks, beacon_cells, beacon_viewers
  from app_user, moderator, admin, system;
drop policy system_forgets on beacon_scans;
drop policy system_voids on scan_voids;
drop policy admin_reads on scan_voids;
drop policy system_keeps on offline_keys;
drop policy system_keeps on person_standings;
drop policy staff_reads on person_standings;
drop policy system_reads on beacon_live_spans;
drop policy owner_notes on beacon_live_spans;
drop policy system_counts on qr_token_uses;
drop policy as_the_token on qr_token_uses;
drop policy owner_lays_out on qr_token_uses;
drop policy admin_removes on beacon_staff;
drop policy host_and_self_remove on beacon_staff;
drop policy host_names on beacon_staff;
drop policy staff_reads on beacon_staff;
drop policy host_and_self_read on beacon_staff;
drop policy admin_edits on content_rulesets;
drop policy admin_adds on content_rulesets;
drop policy anyone_reads on content_rulesets;
revoke all on content_rulesets, beacon_staff, qr_token_uses, beacon_live_spans, person_standings, offline_keys, scan_voids
  from anon, app_user, moderator, admin, system;
revoke all (name, description, max_resale_percent, report_threshold) on content_rulesets from admin;
revoke all (beacon_id, user_id) on beacon_staff from app_user, moderator, admin;
revoke all (current_uses) on qr_token_uses from system;
revoke all (not_after, active_from) on offline_keys from system;
revoke all (voided_by) on scan_voids from system;
revoke all (user_id, scanned_by, ip_hash) on beacon_scans from system;
drop policy system_hashes on ip_peppers;
drop policy system_judges on scan_earned;
drop policy system_judges on scan_firsts;
drop policy system_answers on scan_answers;
drop policy system_counts on beacon_counters;
drop policy admin_reads on beacon_counters;
drop policy system_appends on evidence_events;
drop policy admin_reads on evidence_events;
drop policy system_records on beacon_scans;
drop policy admin_reads on beacon_scans;
drop policy system_moves on qr_tokens;
drop policy system_clears on qr_tokens;
drop policy system_mints on qr_tokens;
drop policy staff_ends on qr_tokens;
drop policy host_ends on qr_tokens;
drop policy staff_mints on qr_tokens;
drop policy host_mints on qr_tokens;
drop policy staff_reads on qr_tokens;
drop policy host_reads on qr_tokens;
drop policy system_moves on beacons;
drop policy staff_marks on beacons;
drop policy admin_archives on beacons;
drop policy moderator_reviews_others on beacons;
drop policy host_changes_own on beacons;
drop policy host_drafts on beacons;
drop policy staff_reads on beacons;
drop policy host_reads_own on beacons;
drop policy public_reads_live on beacons;
drop policy admin_edits on cities;
drop policy admin_adds on cities;
drop policy anyone_reads on cities;
revoke all on cities, beacons, qr_tokens, beacon_scans, evidence_events, scan_answers, scan_firsts, scan_earned,
  beacon_counters, ip_peppers from anon, app_user, moderator, admin, system;
revoke all (id, host_id, city_id, type, status, host_type, title, description, starts_at, ends_at, time_zone,
            published_at, version, created_at, updated_at, rejection_reason, content_flags, prior_state, geo_hash, action_version,
            ruleset_id, disabled_with_host)
  on beacons from anon, app_user, moderator, admin, system;
revoke all (id, beacon_id, scope, status, max_uses, expires_at, issued_by, holder_id, listing_id, rotating, rotated_from,
            signed, revoked_at, version, created_at, updated_at, created_by, updated_by, token_hash) on qr_tokens from app_user, moderator, admin, system;
revoke all (scans, views) on beacon_counters from system;
