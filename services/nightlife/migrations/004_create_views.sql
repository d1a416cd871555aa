-- What is on now, for everyone alike: the caller's own policies still apply (security_invoker), so the view shows
-- nothing that he could not read himself, and a host's list of what is on does not hold his own drafts. It guards
-- nothing, so it is no security barrier: that would keep the lists from their indexes.
create view live_beacons with (security_invoker = true) as
select id, host_id, city_id, type, status, host_type, title, description, starts_at, ends_at, time_zone,
       published_at, version, created_at, updated_at
from beacons
where status = 'live' and (ends_at is null or ends_at > now());
grant select on live_beacons to anon, app_user, moderator, admin;

-- ——— Search of beacons ———
-- It runs as its owner. No security barrier, which would keep the search from its index: see beacon_search.
create view searchable_beacons as
select beacon_id, document from beacon_search where ends_at is null or ends_at > now();
grant select on searchable_beacons to anon, app_user, moderator, admin;

-- ——— Public aggregates (DOMAIN.md) ———
-- They run as their owner, who sees snapshots and live beacons alone; nobody but system and admin reads the tables.

-- One closed hour of a city.
create view night_pulse_city_stats as
select city_id, hour, people from city_hours;

-- Each city's night so far, as of its last published hour of the day behind us.
create view city_heat_map as
select distinct on (city_id) city_id, night, hour as as_of, night_so_far as activity
from city_hours
where hour > (select max(hour) from published_hours) - interval '24 hours'
order by city_id, hour desc;

-- Ranks by the 24 hours before; no counts.
create view popular_beacons as
select popular.rank, popular.city_rank, popular.beacon_id, popular.city_id, beacon.type, beacon.title,
       popular.hour as as_of
from popular_ranks as popular
join beacons as beacon on beacon.id = popular.beacon_id
where popular.hour = (select max(hour) from published_hours)
  and beacon.status = 'live' and (beacon.ends_at is null or beacon.ends_at > now());

-- How much is said and sold at a beacon. A number that too few persons stand behind is not there.
create view beacon_stats as
select cell.beacon_id,
       sum(cell.amount) filter (where cell.measure = 'listings')::integer as listings,
       sum(cell.amount) filter (where cell.measure = 'posts')::integer as posts,
       max(cell.until) as as_of
from beacon_cells as cell
join beacons as beacon on beacon.id = cell.beacon_id
where cell.measure in ('listings', 'posts')
  and beacon.status = 'live' and (beacon.ends_at is null or beacon.ends_at > now())
group by cell.beacon_id;
grant select on night_pulse_city_stats, city_heat_map, popular_beacons, beacon_stats to anon, app_user, moderator, admin;
