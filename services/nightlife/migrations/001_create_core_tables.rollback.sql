drop table beacon_cells, popular_ranks, beacon_hours, city_hours, published_hours, beacon_viewers;
drop trigger d_search on cities;
drop trigger d_search on beacons;
drop function app.index_city();
drop function app.index_beacon();
drop function app.search_document(text, text, text);
drop table beacon_search;
drop table scan_voids, offline_keys, person_standings, beacon_staff, beacon_live_spans, qr_token_uses;
delete from state_transitions where machine in ('beacon', 'qr_token');
drop function app.ensure_scan_partitions();
drop table ip_peppers, evidence_events, beacon_counters, scan_earned, scan_firsts, scan_answers, beacon_scans,
  qr_tokens, beacons, cities;
drop table content_rulesets;
drop function app.note_live_span();
drop function app.guard_beacon_marks();
drop function app.lay_out_token_uses();
drop function app.end_token();
drop function app.freeze_reviewed_beacon();
