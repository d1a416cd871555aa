-- What moderators look at to plan their night. security_invoker: each shows what its reader may read himself, so for
-- everyone but staff they are empty.
create view moderation_queue_summary with (security_invoker = true) as
select category, severity,
       count(*) filter (where status = 'open' or lease_until <= now()) as waiting,
       count(*) filter (where status = 'assigned' and lease_until > now()) as in_work,
       count(*) filter (where due_at <= now() and first_taken_at is null) as overdue,
       min(opened_at) filter (where status = 'open' or lease_until <= now()) as oldest
from moderation_cases
where status <> 'closed'
group by category, severity;

create view moderator_workload with (security_invoker = true) as
select moderator_id,
       count(*) filter (where kind = 'case') as cases_in_work,
       count(*) filter (where kind = 'action') as actions_30_days
from (select assigned_to as moderator_id, 'case' as kind from moderation_cases
      where status = 'assigned' and lease_until > now()
      union all
      select created_by, 'action' from moderation_actions where created_at > now() - interval '30 days') as work
group by moderator_id;

create view moderation_response_times with (security_invoker = true) as
select category,
       count(*) as cases,
       extract(epoch from percentile_cont(0.5) within group (order by first_action_at - opened_at))::integer
         as median_seconds_to_action,
       extract(epoch from max(first_action_at - opened_at))::integer as slowest_seconds_to_action
from moderation_cases
where first_action_at is not null and opened_at > now() - interval '90 days'
group by category;

create view moderation_outcomes with (security_invoker = true) as
select category,
       count(*) filter (where outcome = 'action_taken') as action_taken,
       count(*) filter (where outcome = 'no_action') as no_action,
       count(*) filter (where status <> 'closed') as undecided
from moderation_cases
group by category;

grant select on moderation_queue_summary, moderator_workload, moderation_response_times, moderation_outcomes
  to moderator, admin;
