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
drop policy staff_revokes on qr_tokens;
drop policy host_revokes on qr_tokens;
drop policy staff_mints on qr_tokens;
drop policy host_mints on qr_tokens;
drop policy staff_reads on qr_tokens;
drop policy host_reads on qr_tokens;
drop policy system_moves on beacons;
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
            published_at, version, created_at, updated_at, rejection_reason, content_flags, prior_state, geo_hash, action_version)
  on beacons from anon, app_user, moderator, admin, system;
revoke all (id, beacon_id, scope, status, max_uses, current_uses, expires_at, issued_by, version, created_at,
            updated_at, token_hash) on qr_tokens from app_user, moderator, admin, system;
revoke all (scans, views) on beacon_counters from system;
