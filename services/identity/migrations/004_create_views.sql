-- What a person's balance is: his own for him, every one for admins (the caller's policies apply).
create view xp_balances with (security_invoker = true, security_barrier = true) as
select user_id, balance, total_events, last_activity
from xp_balance_totals
where period = '-infinity';
grant select on xp_balances to app_user, moderator, admin, system;

-- The two windows that everyone may look through. They belong to the owner and are read with his rights, so the
-- tables behind them stay closed; each shows only those who chose to be seen.
create view public_profiles with (security_barrier = true) as
-- The key is a column of its own, since a condition on lower(username) would not be let through the barrier.
select id, username, display_name, avatar_url, bio, lower(username) as username_key
from users
where is_public and status = 'active';
grant select on public_profiles to anon, app_user, moderator, admin, system;

-- Ties share a rank, and stand by the age of their accounts. The hundred are cut off in that order first, so that the
-- index ends the search early. on_board says who is on it already; that the consent is asked for again costs a hundred
-- looks, and then no mistake of ours shows anyone who does not want it.
create view xp_leaderboard with (security_barrier = true) as
select rank() over (order by balance desc)::integer as rank, username, balance
from (
  select users.username, total.placed as balance
  from xp_balance_totals as total
  join users on users.id = total.user_id
  where total.period = '-infinity' and total.placed is not null
    and users.is_public and users.username is not null and users.status = 'active'
    and exists (select from consents
                where consents.user_id = total.user_id and kind = 'leaderboard' and withdrawn_at is null)
  order by total.placed desc, total.user_id
  limit 100
) as top;
grant select on xp_leaderboard to anon, app_user, moderator, admin, system;

-- The same of what was earned in this month, which begins for everyone at midnight UTC.
create view xp_leaderboard_this_month with (security_barrier = true) as
select rank() over (order by balance desc)::integer as rank, username, balance
from (
  select users.username, total.placed as balance
  from xp_balance_totals as total
  join users on users.id = total.user_id
  where total.period = (select date_trunc('month', now() at time zone 'UTC')::date) and total.placed is not null
    and users.is_public and users.username is not null and users.status = 'active'
    and exists (select from consents
                where consents.user_id = total.user_id and kind = 'leaderboard' and withdrawn_at is null)
  order by total.placed desc, total.user_id
  limit 100
) as top;
grant select on xp_leaderboard_this_month to anon, app_user, moderator, admin, system;
