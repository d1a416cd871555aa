drop view live_beacons;
