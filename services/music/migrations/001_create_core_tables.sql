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
  overridden_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (overridden_on is null or status = 'overridden'),
  unique (id, day_of_week),
  -- A block that one date's exception overrides keeps its place in the week; one that an admin took out does not.
  constraint one_live_block_at_a_time
    exclude using gist (app.week_range(day_of_week, start_time, end_time) with &&)
    where (status = 'live' or overridden_on is not null)
);
comment on table schedule_blocks is 'The week that repeats, in whole minutes of the station''s own clock.';
comment on column schedule_blocks.day_of_week is 'The day it starts on; 0 is Sunday.';
comment on column schedule_blocks.overridden_on is
  'The date whose exception overrides it, as the job last noted; null where live, or where an admin overrode it.';

create trigger a_stamp before insert or update on schedule_blocks
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on schedule_blocks
  for each row execute function app.enforce_transition('schedule_block', 'status');

-- The foreign key holds the weekday too, so that an exception cannot stand on a day on which its block never begins.
create table schedule_exceptions (
  id uuid primary key default uuidv7(),
  block_id uuid not null,
  day_of_week smallint not null,
  on_date date not null,
  show_id uuid references radio_shows,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  unique (block_id, on_date),
  foreign key (block_id, day_of_week) references schedule_blocks (id, day_of_week) on delete cascade,
  check (extract(dow from on_date) = day_of_week)
);
comment on table schedule_exceptions is 'What one date has in a block''s place.';
comment on column schedule_exceptions.on_date is 'The date on the station''s clock on which the block begins.';
comment on column schedule_exceptions.show_id is 'The show in its place; null where it is cancelled.';

create trigger a_stamp before insert or update on schedule_exceptions
  for each row execute function app.stamp_row();

-- One row. The version counts every change of shows, blocks and exceptions: whoever keeps a copy of the schedule knows
-- by it, in whatever process, whether the copy still holds.
create table station (
  id boolean primary key default true check (id),
  time_zone text not null check (length(time_zone) between 1 and 60),
  schedule_version bigint not null default 1
);
comment on column station.time_zone is 'STATION_TIME_ZONE, noted here by the service for the views.';
insert into station (time_zone) values ('Europe/London');

create function app.count_schedule_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update public.station set schedule_version = schedule_version + 1;
  return null;
end $$;
create trigger z_count_change after insert or update or delete or truncate on radio_shows
  for each statement execute function app.count_schedule_change();
create trigger z_count_change after insert or update or delete or truncate on schedule_blocks
  for each statement execute function app.count_schedule_change();
create trigger z_count_change after insert or update or delete or truncate on schedule_exceptions
  for each statement execute function app.count_schedule_change();

create table now_playing_overrides (
  id uuid primary key default uuidv7(),
  title text not null check (length(title) between 1 and 200),
  artist text check (length(artist) between 1 and 200),
  show_id uuid references radio_shows,
  set_by uuid,
  starts_at timestamptz not null default date_trunc('milliseconds', now()),
  expires_at timestamptz not null default date_trunc('milliseconds', now()) + interval '30 minutes',
  cleared_at timestamptz,
  cleared_by uuid,
  created_at timestamptz not null default now(),
  check (expires_at between starts_at + interval '1 minute' and starts_at + interval '240 minutes')
);
comment on table now_playing_overrides is 'What is said to be on air, whatever the schedule says; the newest counts.';
comment on column now_playing_overrides.set_by is
  'The admin who said so; an id of identity without a foreign key, null once he was erased.';
comment on column now_playing_overrides.cleared_at is 'When an admin ended it before its time.';

-- One row: what the last now_playing.changed said. Whoever changes what is on air locks it, compares and tells.
create table now_playing_announced (
  id boolean primary key default true check (id),
  title text,
  show_id uuid,
  overridden boolean not null default false,
  starts_at timestamptz,
  ends_at timestamptz
);
insert into now_playing_announced default values;

create table records_releases (
  id uuid primary key default uuidv7(),
  title text not null check (length(title) between 1 and 200),
  artist text not null check (length(artist) between 1 and 200),
  label text not null default 'RAW CONVICT RECORDS' check (length(label) between 1 and 200),
  artwork_url text check (artwork_url ~ '^https://[^[:space:]]{4,}$' and length(artwork_url) <= 508),
  soundcloud_url text
    check (soundcloud_url ~ '^https://((www|m|on)\.)?soundcloud\.com/[^[:space:]]+$' and length(soundcloud_url) <= 500),
  release_at timestamptz,
  status text not null default 'draft' check (status in ('draft', 'scheduled', 'live', 'archived')),
  search tsvector not null generated always as (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', artist), 'A')
    || setweight(to_tsvector('simple', label), 'B')) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (status = 'draft' or release_at is not null)
);
comment on column records_releases.release_at is
  'When it goes, or went, live: readers see a scheduled release as live from then on, whenever the job moves the row.';

create trigger a_stamp before insert or update on records_releases
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on records_releases
  for each row execute function app.enforce_transition('release', 'status');

-- What is out is out: its moment does not move any more, whoever asks and however late the job is.
create function app.keep_release_moment() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.release_at is distinct from old.release_at
     and (old.status in ('live', 'archived') or old.status = 'scheduled' and old.release_at <= now()) then
    raise exception 'the release is out already' using errcode = 'HM001';
  end if;
  return new;
end $$;
create trigger c_keep_moment before update on records_releases
  for each row execute function app.keep_release_moment();

create table release_tracks (
  id uuid primary key default uuidv7(),
  release_id uuid not null references records_releases on delete cascade,
  position smallint not null check (position between 1 and 99),
  title text not null check (length(title) between 1 and 200),
  duration_seconds integer not null check (duration_seconds between 1 and 86400),
  isrc text check (isrc ~ '^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  unique (release_id, position)
);
comment on column release_tracks.isrc is 'International Standard Recording Code, ISO 3901, without hyphens.';

create trigger a_stamp before insert or update on release_tracks
  for each row execute function app.stamp_row();

-- A row for each person who listens, and gone minutes after he stopped: nothing here says when anyone listened before.
create table listening_runs (
  user_id uuid primary key,
  started_at timestamptz not null,
  last_beat_at timestamptz not null,
  check (last_beat_at >= started_at - interval '1 minute')
) with (fillfactor = 50);
comment on column listening_runs.started_at is 'Where the ten minutes that are not yet recorded began.';

-- Nothing below the threshold of public aggregates (DOMAIN.md) can be stored, so nothing below it can be shown.
create table show_listeners (
  show_id uuid primary key references radio_shows,
  slot_at timestamptz not null,
  listeners integer check (listeners >= 20 and listeners % 5 = 0),
  peak integer check (peak >= 20 and peak % 5 = 0),
  peak_at timestamptz,
  check (peak is null or listeners is null or peak >= listeners),
  check ((peak is null) = (peak_at is null))
);
comment on table show_listeners is
  'Listeners of a show as published: of its last five minutes that were counted, and the most that ever were.';

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
  ('schedule_block', 'overridden', 'live', 'system'),
  ('release', '', 'draft', 'admin'),
  ('release', 'draft', 'scheduled', 'admin'),
  ('release', 'draft', 'live', 'admin'),
  ('release', 'scheduled', 'live', 'system'),
  ('release', 'live', 'archived', 'admin');

alter table radio_shows enable row level security;
alter table radio_shows force row level security;
alter table schedule_blocks enable row level security;
alter table schedule_blocks force row level security;
alter table now_playing_overrides enable row level security;
alter table now_playing_overrides force row level security;
alter table schedule_exceptions enable row level security;
alter table schedule_exceptions force row level security;
alter table station enable row level security;
alter table station force row level security;
alter table now_playing_announced enable row level security;
alter table now_playing_announced force row level security;
alter table records_releases enable row level security;
alter table records_releases force row level security;
alter table release_tracks enable row level security;
alter table release_tracks force row level security;
alter table listening_runs enable row level security;
alter table listening_runs force row level security;
alter table show_listeners enable row level security;
alter table show_listeners force row level security;
