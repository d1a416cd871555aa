delete from state_transitions where machine in ('beacon', 'qr_token');
drop function app.ensure_scan_partitions();
drop table ip_peppers, evidence_events, beacon_counters, scan_earned, scan_firsts, scan_answers, beacon_scans,
  qr_tokens, beacons, cities;
drop function app.freeze_reviewed_beacon();
