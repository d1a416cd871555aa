drop view upcoming_releases;
drop view radio_schedule_this_week;
