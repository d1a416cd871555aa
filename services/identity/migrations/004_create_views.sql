-- What a person's balance is: his own for him, every one for admins (the caller's policies apply).
create view xp_balances with (security_invoker = true, security_barrier = true) as
select user_id, balance, total_events, last_activity
from xp_balance_totals;
grant select on xp_balances to app_user, moderator, admin, system;

-- The two windows that everyone may look through. They belong to the owner and are read with his rights, so the
-- tables behind them stay closed; each shows only those who chose to be seen.
create view public_profiles with (security_barrier = true) as
-- The key is a column of its own, since a condition on lower(username) would not be let through the barrier.
select id, username, display_name, avatar_url, bio, lower(username) as username_key
from users
where is_public and status = 'active';
grant select on public_profiles to anon, app_user, moderator, admin, system;

-- Ties share a rank, and stand by the age of their accounts. Candidates are the first hundred as they were last
-- counted, as many more as have moved since, and those who have: the true hundred are among them. on_board says who is
-- on it already; that the consent is asked for again costs a hundred looks, and then no mistake of ours shows anyone
-- who does not want it. "limit 1" keeps the planner from reading all people for a hundred.
create view xp_leaderboard with (security_barrier = true) as
select rank() over (order by balance desc)::integer as rank, username, balance
from (
  select person.username, total.points as balance
  from (
    (select user_id from xp_balance_totals where counted is not null
     order by counted desc, user_id limit (select 100 + count(*) from xp_moved))
    union
    select user_id from xp_moved
  ) as candidate
  cross join lateral (
    select placed as points from xp_balance_totals
    where user_id = candidate.user_id and placed is not null limit 1
  ) as total
  cross join lateral (
    select username from users
    where id = candidate.user_id and is_public and username is not null and status = 'active'
      and exists (select from consents
                  where consents.user_id = candidate.user_id and kind = 'leaderboard' and withdrawn_at is null)
    limit 1
  ) as person
  order by total.points desc, candidate.user_id
  limit 100
) as top;
grant select on xp_leaderboard to anon, app_user, moderator, admin, system;

-- The same of what was earned in this month, which begins for everyone at midnight UTC.
create view xp_leaderboard_this_month with (security_barrier = true) as
select rank() over (order by balance desc)::integer as rank, username, balance
from (
  select person.username, total.points as balance
  from (
    (select user_id from xp_balance_totals where month_counted is not null and counted_month = app.this_month()
     order by month_counted desc, user_id limit (select 100 + count(*) from xp_moved))
    union
    select user_id from xp_moved
  ) as candidate
  cross join lateral (
    select month_placed as points from xp_balance_totals
    where user_id = candidate.user_id and month = app.this_month() and month_placed is not null limit 1
  ) as total
  cross join lateral (
    select username from users
    where id = candidate.user_id and is_public and username is not null and status = 'active'
      and exists (select from consents
                  where consents.user_id = candidate.user_id and kind = 'leaderboard' and withdrawn_at is null)
    limit 1
  ) as person
  order by total.points desc, candidate.user_id
  limit 100
) as top;
grant select on xp_leaderboard_this_month to anon, app_user, moderator, admin, system;
