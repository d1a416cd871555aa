-- Views for everyone.

-- The station's week as it is on air, from Sunday to Saturday on its own clock, exceptions applied. The caller's own
-- policies apply (security_invoker). Times are the wall's; what instants they are, schedule-block/station-clock.ts says.
create view radio_schedule_this_week with (security_invoker = true) as
with week as (
  select today - extract(dow from today)::integer as sunday
  from (select (now() at time zone time_zone)::date as today from station) as clock
)
select block.id as block_id, week.sunday + block.day_of_week as on_date, block.day_of_week, block.start_time,
       block.end_time, show.id as show_id, show.title, show.host_name, show.artwork_url,
       exception.id is not null as replaced
from week
cross join schedule_blocks as block
join radio_shows as usual on usual.id = block.show_id and usual.status = 'live'
left join schedule_exceptions as exception
  on exception.block_id = block.id and exception.on_date = week.sunday + block.day_of_week
join radio_shows as show
  on show.id = case when exception.id is null then block.show_id else exception.show_id end and show.status = 'live'
where block.status = 'live' or block.overridden_on is not null;
grant select on radio_schedule_this_week to anon, app_user, moderator, admin;

-- What is announced. It runs as its owner, whom a policy shows releases of the future alone: the public may know that
-- they come and not yet hear them.
create view upcoming_releases with (security_barrier = true) as
select id, title, artist, label, artwork_url, release_at
from records_releases
where status = 'scheduled' and release_at > now();
grant select on upcoming_releases to anon, app_user, moderator, admin;
