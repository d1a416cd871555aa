-- What every service's database stands on: who acts, which transitions are legal, and leases for jobs.
create schema app;

grant usage on schema public, app to anon, app_user, moderator, admin, system, relay;
alter default privileges revoke execute on functions from public;

-- The person acting, or null. A setting that was once set in a pooled session comes back as '', not as null.
create function app.user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
grant execute on function app.user_id() to public;

-- Every legal edge of every machine and the roles that may walk it. from_state '' is INSERT; to_state '(prior)' is
-- whatever the row's prior_state holds. Filled by the services' migrations, compared with machine.ts by a test.
create table state_transitions (
  machine text not null,
  from_state text not null,
  to_state text not null,
  db_role text not null,
  primary key (machine, from_state, to_state, db_role)
);
alter table state_transitions enable row level security;
alter table state_transitions force row level security;
create policy readable on state_transitions for select using (true);
create policy owner_fills on state_transitions to current_user using (true) with check (true);
grant select on state_transitions to anon, app_user, moderator, admin, system;

-- A CHECK limits the values of a state, but cannot see the old one: this trigger guards the edges.
-- SECURITY INVOKER on purpose: it asks for current_user. Arguments: machine, name of the state's column.
create function app.enforce_transition() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  new_row jsonb := to_jsonb(new);
  old_state text := '';
  new_state text := new_row ->> tg_argv[1];
  kept_state text;
begin
  if tg_op = 'UPDATE' then
    old_state := to_jsonb(old) ->> tg_argv[1];
    kept_state := to_jsonb(old) ->> 'prior_state';
    if old_state = new_state then
      return new;
    end if;
  end if;
  if not exists (
    select from public.state_transitions t
    where t.machine = tg_argv[0] and t.from_state = old_state
      and (t.to_state = new_state
           or t.to_state = '(prior)' and new_state = kept_state)
      and t.db_role = current_user
  ) then
    raise exception '%: % cannot go from "%" to "%"', tg_argv[0], current_user, old_state, new_state
      using errcode = 'HM001';
  end if;
  return new;
end $$;

-- Who made and changed a row, when, and how often: never the client's to say. Whole milliseconds, since that is what
-- a JavaScript Date, and so a keyset cursor, can carry.
create function app.stamp_row() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.created_at := date_trunc('milliseconds', now());
    new.created_by := app.user_id();
  else
    new.version := old.version + 1;
    new.created_at := old.created_at;
    new.created_by := old.created_by;
  end if;
  new.updated_at := date_trunc('milliseconds', now());
  new.updated_by := app.user_id();
  return new;
end $$;

-- For tables that only ever grow; binds the owner too.
create function app.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'HM002';
end $$;

-- One holder at a time for jobs that must not run twice at once.
create table leases (
  name text primary key,
  holder uuid not null,
  expires_at timestamptz not null
);
alter table leases enable row level security;
alter table leases force row level security;
create policy system_holds on leases to system, relay using (true) with check (true);
grant select, insert, update, delete on leases to system, relay;
