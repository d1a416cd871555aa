-- Events leave a service through the outbox, in the transaction of the change that they tell of, and enter one
-- through the inbox, in the transaction of their effect. Both stay when NATS loses everything.

-- `envelope` is text and not jsonb: it is the exact JSON that was validated and that is sent.
-- `stream_created` and `stream_seq` say where NATS stored it; the reconciler compares them with what NATS holds now.
create table outbox (
  id uuid not null default uuidv7(),
  stream text not null,
  subject text not null,
  envelope text not null,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  stream_created text,
  stream_seq bigint,
  primary key (id, created_at),
  check ((published_at is null) = (stream_created is null)),
  check ((published_at is null) = (stream_seq is null))
) partition by range (created_at);
create index outbox_unpublished on outbox (created_at, id) where published_at is null;
create index outbox_place on outbox (stream, stream_created, stream_seq) where published_at is not null;

alter table outbox enable row level security;
alter table outbox force row level security;
create policy system_appends on outbox for insert to system with check (true);
create policy relay_reads on outbox for select to relay using (true);
create policy relay_marks on outbox for update to relay using (true) with check (true);
-- The function that drops old partitions asks as the owner whether everything in them went out.
create policy owner_reads on outbox for select to current_user using (true);
grant insert (id, stream, subject, envelope) on outbox to system;
grant select on outbox to relay;
grant update (published_at, stream_created, stream_seq) on outbox to relay;

-- Partitions for this month and the three that follow, in UTC. ATTACH and not PARTITION OF: the latter locks out
-- everyone who appends. Nothing is granted on a partition, and RLS without a policy shuts it for its owner too.
create function app.ensure_outbox_partitions() returns integer
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set lock_timeout = '2s' as $$
declare
  first_day timestamptz;
  partition text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(7345003);
  for ahead in 0..3 loop
    first_day := date_trunc('month', now(), 'UTC') + make_interval(months => ahead);
    -- Adding months in the session's zone could miss the month's first instant in UTC by the zone's offset.
    first_day := date_trunc('month', first_day + interval '2 days', 'UTC');
    partition := 'outbox_' || to_char(first_day at time zone 'UTC', 'YYYY_MM');
    if to_regclass('public.' || partition) is null then
      execute format(
        'create table public.%I (like public.outbox including defaults including constraints including indexes)',
        partition);
      execute format('alter table public.%I enable row level security', partition);
      execute format('alter table public.%I force row level security', partition);
      execute format(
        'alter table public.outbox attach partition public.%I for values from (%L) to (%L)',
        partition, first_day, date_trunc('month', first_day + interval '33 days', 'UTC'));
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
grant execute on function app.ensure_outbox_partitions() to system, relay;

-- Retention is a DROP: partitions that ended 30 days ago or longer, unless something in them has not gone out.
create function app.drop_old_outbox_partitions() returns integer
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set lock_timeout = '2s' as $$
declare
  partition text;
  first_day timestamptz;
  after_last timestamptz;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(7345003);
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.outbox'::regclass and c.relname ~ '^outbox_\d{4}_\d{2}$'
    order by c.relname
  loop
    first_day := to_timestamp(substr(partition, 8) || '_01 UTC', 'YYYY_MM_DD TZ');
    after_last := date_trunc('month', first_day + interval '33 days', 'UTC');
    continue when after_last > now() - interval '30 days';
    continue when exists (
      select from public.outbox o
      where o.created_at >= first_day and o.created_at < after_last and o.published_at is null);
    execute format('drop table public.%I', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
grant execute on function app.drop_old_outbox_partitions() to system, relay;

select app.ensure_outbox_partitions();

-- What each consumer has done already; inserted first in the transaction of the effect.
create table inbox (
  consumer text not null,
  event_id uuid not null,
  processed_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_processed_at on inbox using brin (processed_at);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy system_remembers on inbox to system using (true) with check (true);
grant select, insert, delete on inbox to system;

-- Attempts that failed. NATS counts deliveries, also those while the database was away: these are counted here.
-- `dead_at` is when it went to the dead letters; the row goes when the event is handled after all.
create table inbox_failures (
  consumer text not null,
  event_id uuid not null,
  attempts integer not null default 0,
  waits integer not null default 0,
  first_failed_at timestamptz not null default now(),
  dead_at timestamptz,
  primary key (consumer, event_id)
);
alter table inbox_failures enable row level security;
alter table inbox_failures force row level security;
create policy system_counts on inbox_failures to system using (true) with check (true);
grant select, insert, update, delete on inbox_failures to system;
