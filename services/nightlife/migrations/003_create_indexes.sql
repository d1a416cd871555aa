-- The lists people ask for. Partial by state, not by time: an index predicate cannot call now() (42P17).
create index beacons_live_by_city on beacons (city_id, starts_at, id) where status = 'live';
create index beacons_live_by_city_type on beacons (city_id, type, starts_at, id) where status = 'live';
create index beacons_live_by_start on beacons (starts_at, id) where status = 'live';
create index beacons_ending on beacons (ends_at) where status = 'live';
create index beacons_status_city on beacons (status, city_id);
create index beacons_by_host on beacons (host_id, id desc);
create index beacons_in_review on beacons (updated_at, id) where status = 'pending_review';

create index qr_tokens_by_beacon on qr_tokens (beacon_id, id desc);
create index qr_tokens_by_issuer on qr_tokens (issued_by);
create index qr_tokens_expiring on qr_tokens (expires_at) where status = 'active';

create index beacon_scans_by_beacon on beacon_scans (beacon_id, scanned_at);
create index beacon_scans_by_user on beacon_scans (user_id, scanned_at) where user_id is not null;

create index scan_firsts_by_user on scan_firsts (user_id);
create index scan_earned_by_user on scan_earned (user_id);
create index evidence_by_beacon_user on evidence_events (beacon_id, user_id);

-- Doors.
create index qr_tokens_by_holder on qr_tokens (holder_id, listing_id) where holder_id is not null;
create index qr_tokens_active_by_beacon on qr_tokens (beacon_id) where status = 'active';
create index qr_tokens_ended on qr_tokens (expires_at) where status <> 'active';
create index beacon_staff_by_user on beacon_staff (user_id);
create index beacons_by_ruleset on beacons (ruleset_id) where ruleset_id is not null;
create index beacon_scans_by_scanner on beacon_scans (scanned_by, scanned_at) where scanned_by is not null;
create index scan_answers_by_age on scan_answers using brin (scanned_at);

-- ——— Search of beacons ———
create index beacons_live_by_type on beacons (type, starts_at, id) where status = 'live';
-- Beacons are published rarely and looked for often, so no search has to look through a list of what is not in yet.
create index beacon_search_words on beacon_search using gin (document) with (fastupdate = off);

-- ——— Public aggregates ———
-- An hour's scans lie together, so a summary by blocks finds them and costs a scan next to nothing.
create index beacon_scans_by_time on beacon_scans using brin (scanned_at) with (pages_per_range = 16, autosummarize = on);
create index city_hours_by_hour on city_hours (hour);
create index popular_ranks_by_city on popular_ranks (hour, city_id, city_rank);

-- Threads, evidence and the market.
create index posts_in_thread on beacon_posts (beacon_id, id) where status in ('visible', 'locked');
create index posts_by_author on beacon_posts (author_id, created_at) where author_id is not null;
create index posts_hidden on beacon_posts (updated_at, id) where status = 'hidden';
create index evidence_by_user on evidence_events (user_id) where user_id is not null;
create index evidence_shown on evidence_events (beacon_id, id) where visibility = 'thread_visible';
create index listings_live_by_beacon on ticket_listings (beacon_id, price, id) where status = 'live';
create index listings_by_seller on ticket_listings (seller_id, id desc) where seller_id is not null;
create index listings_in_review on ticket_listings (updated_at, id) where status = 'pending_review';
create index listings_by_beacon on ticket_listings (beacon_id, status);
create index listings_by_post on ticket_listings (proof_post_id) where proof_post_id is not null;
create index rights_by_holder on ticket_rights (holder_id, listing_id desc) where holder_id is not null;
create index sales_by_listing on ticket_sales (listing_id);
create index sales_by_buyer on ticket_sales (buyer_id) where buyer_id is not null;

-- ——— Public numbers of posts and listings ———
create index beacon_posts_by_time on beacon_posts using brin (created_at) with (pages_per_range = 16, autosummarize = on);
create index listings_by_publication on ticket_listings (published_at) where published_at is not null;
