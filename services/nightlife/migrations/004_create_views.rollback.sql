drop view beacon_stats, popular_beacons, city_heat_map, night_pulse_city_stats, searchable_beacons;
drop view live_beacons;
