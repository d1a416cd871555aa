-- What is on now, for everyone alike: the caller's own policies still apply (security_invoker), so the view shows
-- nothing that he could not read himself, and a host's list of what is on does not hold his own drafts. It guards
-- nothing, so it is no security barrier: that would keep the lists from their indexes.
create view live_beacons with (security_invoker = true) as
select id, host_id, city_id, type, status, host_type, title, description, starts_at, ends_at, time_zone,
       published_at, version, created_at, updated_at
from beacons
where status = 'live' and (ends_at is null or ends_at > now());
grant select on live_beacons to anon, app_user, moderator, admin;
