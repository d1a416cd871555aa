drop index listings_by_publication, beacon_posts_by_time;
drop index sales_by_buyer, sales_by_listing, rights_by_holder, listings_by_post, listings_by_beacon, listings_in_review,
  listings_by_seller, listings_live_by_beacon, evidence_shown, evidence_by_user, posts_hidden, posts_by_author,
  posts_in_thread;
drop index popular_ranks_by_city, city_hours_by_hour, beacon_scans_by_time, beacon_search_words, beacons_live_by_type;
drop index scan_answers_by_age, beacon_scans_by_scanner, beacons_by_ruleset, beacon_staff_by_user, qr_tokens_ended,
  qr_tokens_active_by_beacon, qr_tokens_by_holder;
drop index evidence_by_beacon_user, scan_earned_by_user, scan_firsts_by_user, beacon_scans_by_user,
  beacon_scans_by_beacon, qr_tokens_expiring, qr_tokens_by_issuer, qr_tokens_by_beacon, beacons_in_review,
  beacons_by_host, beacons_status_city, beacons_ending, beacons_live_by_start,
  beacons_live_by_city_type, beacons_live_by_city;
