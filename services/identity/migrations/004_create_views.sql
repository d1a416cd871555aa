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

-- Ties share a rank. The hundred are cut off in a stable order first, so that the index ends the search early.
create view xp_leaderboard with (security_barrier = true) as
select rank() over (order by balance desc)::integer as rank, username, balance
from (
  select users.username, total.balance
  from xp_balance_totals as total
  join users on users.id = total.user_id
  where total.balance > 0
    and users.is_public and users.username is not null and users.status = 'active'
    and exists (select from consents
                where consents.user_id = total.user_id and kind = 'leaderboard' and withdrawn_at is null)
  order by total.balance desc, total.user_id
  limit 100
) as top;
grant select on xp_leaderboard to anon, app_user, moderator, admin, system;
