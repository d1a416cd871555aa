-- Music's tables, their machines and their row-level security switch; policies follow in 002.

-- At most twelve tags of 1 to 40 characters. IMMUTABLE, so that a CHECK may ask it.
create function app.are_tags(tags text[]) returns boolean
  language sql immutable parallel safe
  return cardinality(tags) <= 12
    and array_position(tags, null) is null
    and not exists (select from unnest(tags) as tag where length(tag) not between 1 and 40);
grant execute on function app.are_tags(text[]) to admin;

create table radio_shows (
  id uuid primary key default uuidv7(),
  title text not null check (length(title) between 1 and 120),
  host_name text not null check (length(host_name) between 1 and 120),
  description text not null default '' check (length(description) <= 4000),
  artwork_url text check (artwork_url ~ '^https://[^[:space:]]{4,}$' and length(artwork_url) <= 508),
  tags text[] not null default '{}' check (app.are_tags(tags)),
  status text not null default 'draft' check (status in ('draft', 'live', 'archived')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);

create trigger a_stamp before insert or update on radio_shows
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on radio_shows
  for each row execute function app.enforce_transition('show', 'status');

-- The minutes of the week that a block covers, Sunday 00:00 being 0. A block that ends at or before its start goes on
-- past midnight, and one that crosses the midnight after Saturday covers the week's end and its beginning.
create function app.week_range(day_of_week smallint, start_time time, end_time time) returns int4multirange
  language sql immutable strict parallel safe
begin atomic
  select case
    when finish <= 10080 then int4multirange(int4range(start, finish))
    else int4multirange(int4range(start, 10080), int4range(0, finish - 10080))
  end
  from (select day_of_week * 1440 + from_midnight as start,
               day_of_week * 1440 + to_midnight + case when to_midnight <= from_midnight then 1440 else 0 end as finish
        from (select extract(epoch from start_time)::integer / 60 as from_midnight,
                     extract(epoch from end_time)::integer / 60 as to_midnight) as minutes) as week;
end;
grant execute on function app.week_range(smallint, time, time) to admin, system;

create table schedule_blocks (
  id uuid primary key default uuidv7(),
  show_id uuid not null references radio_shows,
  day_of_week smallint not null check (day_of_week between 0 and 6),
  start_time time not null check (start_time < '24:00' and extract(second from start_time) = 0),
  end_time time not null check (end_time < '24:00' and extract(second from end_time) = 0),
  status text not null default 'live' check (status in ('live', 'overridden')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  constraint one_live_block_at_a_time
    exclude using gist (app.week_range(day_of_week, start_time, end_time) with &&) where (status = 'live')
);
comment on table schedule_blocks is 'The week that repeats, in whole minutes of the station''s own clock.';
comment on column schedule_blocks.day_of_week is 'The day it starts on; 0 is Sunday.';

create trigger a_stamp before insert or update on schedule_blocks
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on schedule_blocks
  for each row execute function app.enforce_transition('schedule_block', 'status');

create table now_playing_overrides (
  id uuid primary key default uuidv7(),
  title text not null check (length(title) between 1 and 200),
  artist text check (length(artist) between 1 and 200),
  show_id uuid references radio_shows,
  set_by uuid not null,
  starts_at timestamptz not null default date_trunc('milliseconds', now()),
  expires_at timestamptz not null default date_trunc('milliseconds', now()) + interval '30 minutes',
  created_at timestamptz not null default now(),
  check (expires_at between starts_at + interval '1 minute' and starts_at + interval '240 minutes')
);
comment on table now_playing_overrides is 'What is said to be on air, whatever the schedule says; the newest counts.';
comment on column now_playing_overrides.set_by is 'The admin who said so; an id of identity without a foreign key.';

insert into state_transitions (machine, from_state, to_state, db_role)
values
  ('show', '', 'draft', 'admin'),
  ('show', 'draft', 'live', 'admin'),
  ('show', 'live', 'archived', 'admin'),
  ('show', 'archived', 'draft', 'admin'),
  ('schedule_block', '', 'live', 'admin'),
  ('schedule_block', 'live', 'overridden', 'admin'),
  ('schedule_block', 'live', 'overridden', 'system'),
  ('schedule_block', 'overridden', 'live', 'admin'),
  ('schedule_block', 'overridden', 'live', 'system');

alter table radio_shows enable row level security;
alter table radio_shows force row level security;
alter table schedule_blocks enable row level security;
alter table schedule_blocks force row level security;
alter table now_playing_overrides enable row level security;
alter table now_playing_overrides force row level security;
