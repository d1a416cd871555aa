-- Safety's tables, their machines and their row-level security switch; policies follow in 002.

create table moderation_reports (
  id uuid primary key default uuidv7(),
  reporter_id uuid not null,
  target_type text not null
    check (target_type in ('beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user')),
  target_id uuid not null,
  category text not null
    check (category in ('scam', 'harassment', 'coercion', 'hate', 'doxxing', 'unsafe', 'other')),
  description text not null default '' check (length(description) <= 2000),
  status text not null default 'open' check (status in ('open', 'investigating', 'resolved', 'dismissed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on column moderation_reports.reporter_id is 'User who reports; an id of identity without a foreign key.';
comment on column moderation_reports.target_id is 'Id in the service that the target belongs to, without a foreign key.';

create trigger a_stamp before insert or update on moderation_reports
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on moderation_reports
  for each row execute function app.enforce_transition('report', 'status');

-- Twenty reports in any 24 hours. The lock makes one reporter's inserts take turns, so that the count is exact
-- however many arrive at once: each statement of a VOLATILE function sees what was committed before it began.
-- SECURITY INVOKER on purpose: whoever may insert a report as this reporter may also read his reports.
create function app.limit_reports() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('moderation_reports:' || new.reporter_id, 0));
  if (select count(*) from public.moderation_reports
      where reporter_id = new.reporter_id and created_at > clock_timestamp() - interval '24 hours') >= 20
  then
    raise exception 'no more than 20 reports in 24 hours' using errcode = 'HM003';
  end if;
  return new;
end $$;
create trigger c_limit before insert on moderation_reports
  for each row execute function app.limit_reports();

insert into state_transitions (machine, from_state, to_state, db_role)
select machine, from_state, to_state, db_role
from (values
  ('report', array[''], 'open', array['app_user', 'moderator', 'admin']),
  ('report', array['open', 'resolved', 'dismissed'], 'investigating', array['moderator', 'admin']),
  ('report', array['investigating'], 'resolved', array['moderator', 'admin']),
  ('report', array['open', 'investigating'], 'dismissed', array['moderator', 'admin'])
) as edge (machine, from_states, to_state, roles)
cross join unnest(from_states) as from_state
cross join unnest(roles) as db_role;

alter table moderation_reports enable row level security;
alter table moderation_reports force row level security;
