-- Nightlife's tables, their machines and their row-level security switch; policies follow in 002.

create table cities (
  id text primary key check (id ~ '^[a-z][a-z-]{1,39}$'),
  name text not null check (length(name) between 1 and 80),
  country_code text not null check (country_code ~ '^[A-Z]{2}$'),
  time_zone text not null check (length(time_zone) between 1 and 60),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on table cities is 'Cities that beacons are in; reference data.';

create table beacons (
  id uuid primary key default uuidv7(),
  host_id uuid not null,
  city_id text not null references cities,
  type text not null check (type in ('event', 'ticket', 'venue', 'experience', 'community')),
  status text not null default 'draft'
    check (status in ('draft', 'pending_review', 'live', 'expired', 'archived', 'disabled')),
  prior_state text check (prior_state in ('draft', 'pending_review', 'live', 'expired', 'archived')),
  host_type text check (host_type in ('admin', 'venue', 'approved_host')),
  title text not null check (length(title) between 3 and 120),
  description text not null default '' check (length(description) <= 4000),
  starts_at timestamptz not null,
  ends_at timestamptz,
  time_zone text not null check (length(time_zone) between 1 and 60),
  geo_hash text check (geo_hash ~ '^[0-9b-hjkmnp-z]{1,9}$'),
  content_flags jsonb not null default '{}' check (jsonb_typeof(content_flags) = 'object'),
  rejection_reason text check (length(rejection_reason) between 10 and 2000),
  published_at timestamptz,
  action_version integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (ends_at > starts_at),
  check (ends_at is not null or type in ('venue', 'community')),
  check ((status = 'disabled') = (prior_state is not null))
);
comment on column beacons.geo_hash is 'Internal only; never leaves the database but to admins.';
comment on column beacons.host_id is 'User who hosts; an id of identity without a foreign key.';
comment on column beacons.action_version is 'Version of the newest moderator action that was applied or overtaken.';
comment on column beacons.rejection_reason is 'Why a moderator sent it back; for the host, gone at the next submit.';

create trigger a_stamp before insert or update on beacons
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on beacons
  for each row execute function app.enforce_transition('beacon', 'status');
create trigger a_stamp before insert or update on cities
  for each row execute function app.stamp_row();

-- Content was reviewed as it is: a host changes a draft, nothing else.
create function app.freeze_reviewed_beacon() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.status <> 'draft' and current_user <> 'system'
     and (new.title, new.description, new.type, new.city_id, new.starts_at, new.ends_at, new.time_zone, new.geo_hash)
         is distinct from
         (old.title, old.description, old.type, old.city_id, old.starts_at, old.ends_at, old.time_zone, old.geo_hash)
  then
    raise exception 'a beacon that left draft cannot be edited' using errcode = 'HM001';
  end if;
  return new;
end $$;
create trigger c_freeze before update on beacons
  for each row execute function app.freeze_reviewed_beacon();

create table qr_tokens (
  id uuid primary key default uuidv7(),
  beacon_id uuid not null references beacons,
  token_hash bytea not null unique check (length(token_hash) = 32),
  scope text not null check (scope in ('check_in', 'listing_proof', 'experience', 'staff')),
  status text not null default 'active' check (status in ('active', 'revoked', 'expired')),
  max_uses integer not null check (max_uses between 1 and 100000),
  expires_at timestamptz not null,
  issued_by uuid,
  holder_id uuid,
  listing_id uuid,
  rotating boolean not null default false,
  rotated_from uuid unique references qr_tokens on delete set null,
  signed boolean not null default false,
  revoked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (expires_at <= created_at + interval '24 hours'),
  check (rotated_from is null or rotating),
  check ((holder_id is null) = (listing_id is null)),
  check (holder_id is null or (max_uses = 1 and not rotating))
);
comment on column qr_tokens.token_hash is 'SHA-256 of the token; the token itself is shown once and never stored.';
comment on column qr_tokens.holder_id is 'Whose ticket it is, where the guest shows it and staff scan it; then he is the subject of the scan.';
comment on column qr_tokens.rotated_from is 'The token that a display showed before this one; it has one successor at most.';
comment on column qr_tokens.revoked_at is 'When it was revoked: scans made offline are judged by the device''s time.';

create trigger a_stamp before insert or update of status, expires_at on qr_tokens
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on qr_tokens
  for each row execute function app.enforce_transition('qr_token', 'status');

-- A token's life is only ever cut short, and when it was revoked is not for anyone to say.
create function app.end_token() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.expires_at > old.expires_at then
    raise exception 'a token cannot be prolonged' using errcode = 'HM001';
  end if;
  if new.status = 'revoked' and old.status <> 'revoked' then
    new.revoked_at := now();
  end if;
  return new;
end $$;
create trigger c_end before update of status, expires_at on qr_tokens
  for each row execute function app.end_token();

-- The uses of a token. One for many guests has eight slots that share its limit out, so that the guests of a full
-- door do not queue on one row; the sum of the slots is exact, and no slot goes past its share.
create table qr_token_uses (
  token_id uuid not null references qr_tokens on delete cascade,
  slot smallint not null check (slot between 0 and 7),
  max_uses integer not null check (max_uses > 0),
  current_uses integer not null default 0,
  primary key (token_id, slot),
  check (current_uses between 0 and max_uses)
);
comment on table qr_token_uses is 'current_uses of a token as the sum of its slots; never above its max_uses.';

create function app.lay_out_token_uses() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  slots integer := case when new.max_uses >= 64 then 8 else 1 end;
begin
  insert into qr_token_uses (token_id, slot, max_uses)
  select new.id, slot, new.max_uses / slots + (slot < new.max_uses % slots)::integer
  from generate_series(0, slots - 1) as slot;
  return new;
end $$;
create trigger d_uses after insert on qr_tokens
  for each row execute function app.lay_out_token_uses();

create table beacon_scans (
  id uuid not null default uuidv7(),
  scanned_at timestamptz not null,
  beacon_id uuid,
  token_id uuid,
  scope text check (scope in ('check_in', 'listing_proof', 'experience', 'staff')),
  user_id uuid,
  scanned_by uuid,
  status text not null check (status in ('valid', 'invalid', 'duplicate', 'revoked', 'expired')),
  reason text,
  night date,
  first_for_user boolean not null default false,
  ip_hash bytea,
  offline boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (id, scanned_at)
) partition by range (scanned_at);
comment on table beacon_scans is 'Every scan with its answer. Nobody but admin reads it, the scanner included.';
comment on column beacon_scans.ip_hash is 'HMAC-SHA-256 under a pepper that is destroyed daily.';

-- Unique keys cannot live on a partitioned table without its partition key: these three are small and hold them.
create table scan_answers (
  token_hash bytea not null,
  nonce text not null check (length(nonce) between 8 and 64),
  scan_id uuid not null,
  status text not null,
  reason text,
  first_for_user boolean not null,
  scanned_at timestamptz not null,
  primary key (token_hash, nonce)
);
comment on table scan_answers is 'The first answer to a (token, nonce): a retry gets it again.';

create table scan_firsts (
  beacon_id uuid not null,
  user_id uuid not null,
  scope text not null,
  night date not null,
  scan_id uuid not null,
  primary key (beacon_id, user_id, scope, night)
);
comment on table scan_firsts is 'The valid scan of a person, beacon, scope and night; night is -infinity where it counts once ever.';

create table scan_earned (
  beacon_id uuid not null,
  user_id uuid not null,
  scan_id uuid not null,
  primary key (beacon_id, user_id)
);
comment on table scan_earned is 'The scan that earned a person XP at a beacon.';

-- Sixteen rows a beacon, so that its scans do not queue on one.
create table beacon_counters (
  beacon_id uuid not null references beacons,
  shard smallint not null check (shard between 0 and 15),
  scans bigint not null default 0,
  views bigint not null default 0,
  primary key (beacon_id, shard)
);
comment on table beacon_counters is 'scan_count and view_count as shards; exact as their sum, never public.';

create table evidence_events (
  id uuid primary key default uuidv7(),
  beacon_id uuid not null references beacons,
  user_id uuid,
  type text not null check (type in ('qr_scan', 'proof_post', 'admin_verification', 'seller_verification')),
  visibility text not null default 'admin_only' check (visibility in ('admin_only', 'thread_visible')),
  scan_id uuid unique,
  created_at timestamptz not null default now()
);
create trigger append_only before update or delete on evidence_events
  for each row execute function app.refuse_change();
create trigger never_truncated before truncate on evidence_events
  for each statement execute function app.refuse_change();

create table ip_peppers (
  day date primary key,
  pepper bytea not null check (length(pepper) = 32)
);
comment on table ip_peppers is 'The pepper of today, shared by the replicas; yesterday''s is destroyed.';

create function app.ensure_scan_partitions() returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  month date;
begin
  -- The month before is for scans made offline, which arrive up to 48 hours late.
  for month in
    select generate_series(date_trunc('month', now() at time zone 'UTC') - interval '1 month',
                           date_trunc('month', now() at time zone 'UTC') + interval '3 months', '1 month')::date
  loop
    execute format('create table if not exists public.%I partition of public.beacon_scans for values from (%L) to (%L)',
      'beacon_scans_' || to_char(month, 'YYYY_MM'),
      to_char(month, 'YYYY-MM-DD') || ' 00:00+00',
      to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00+00');
  end loop;
end $$;
grant execute on function app.ensure_scan_partitions() to system;
select app.ensure_scan_partitions();

insert into state_transitions (machine, from_state, to_state, db_role)
select machine, from_state, to_state, db_role
from (values
  ('beacon', array[''], 'draft', array['app_user', 'moderator', 'admin']),
  ('beacon', array['draft'], 'pending_review', array['app_user', 'moderator', 'admin']),
  ('beacon', array['pending_review'], 'draft', array['app_user', 'moderator', 'admin']),
  ('beacon', array['pending_review'], 'live', array['moderator', 'admin']),
  ('beacon', array['live'], 'expired', array['app_user', 'moderator', 'admin', 'system']),
  ('beacon', array['draft', 'live', 'expired'], 'archived', array['app_user', 'moderator', 'admin']),
  ('beacon', array['draft', 'pending_review', 'live', 'expired', 'archived'], 'disabled', array['system']),
  ('beacon', array['disabled'], '(prior)', array['system']),
  ('beacon', array['disabled'], 'expired', array['system']),
  ('qr_token', array[''], 'active', array['app_user', 'moderator', 'admin', 'system']),
  ('qr_token', array['active'], 'revoked', array['app_user', 'moderator', 'admin', 'system']),
  ('qr_token', array['active'], 'expired', array['system'])
) as edge (machine, from_states, to_state, roles)
cross join unnest(from_states) as from_state
cross join unnest(roles) as db_role;

alter table cities enable row level security;
alter table cities force row level security;
alter table beacons enable row level security;
alter table beacons force row level security;
alter table qr_tokens enable row level security;
alter table qr_tokens force row level security;
alter table beacon_scans enable row level security;
alter table beacon_scans force row level security;
alter table scan_answers enable row level security;
alter table scan_answers force row level security;
alter table scan_firsts enable row level security;
alter table scan_firsts force row level security;
alter table scan_earned enable row level security;
alter table scan_earned force row level security;
alter table beacon_counters enable row level security;
alter table beacon_counters force row level security;
alter table evidence_events enable row level security;
alter table evidence_events force row level security;
alter table ip_peppers enable row level security;
alter table ip_peppers force row level security;

-- Content rulesets: what the listings and posts of a beacon are held to.
create table content_rulesets (
  id uuid primary key default uuidv7(),
  name text not null unique check (length(name) between 3 and 60),
  description text not null default '' check (length(description) <= 1000),
  max_resale_percent integer not null default 100 check (max_resale_percent between 1 and 1000),
  report_threshold integer not null default 3 check (report_threshold between 1 and 1000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on column content_rulesets.max_resale_percent is 'Highest price of a listing, in percent of its face value.';
comment on column content_rulesets.report_threshold is 'Different people who must report a listing or a post before it goes back to moderators.';
create trigger a_stamp before insert or update on content_rulesets
  for each row execute function app.stamp_row();
alter table content_rulesets enable row level security;
alter table content_rulesets force row level security;

alter table beacons add column ruleset_id uuid references content_rulesets;
comment on column beacons.ruleset_id is 'The defaults of content_rulesets hold where there is none.';
alter table beacons add column disabled_with_host boolean not null default false;
comment on column beacons.disabled_with_host is 'Disabled because its host was banned or erased, and by no action on itself.';

-- What staff say of a beacon they say of the beacons of others, and they change nothing else there but by a review.
create function app.guard_beacon_marks() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  own boolean := old.host_id is not distinct from app.user_id();
begin
  if current_user not in ('moderator', 'admin') then
    return new;
  end if;
  if own and (new.host_type, new.content_flags, new.ruleset_id) is distinct from
             (old.host_type, old.content_flags, old.ruleset_id) then
    raise exception 'nobody marks his own beacon' using errcode = 'HM001';
  end if;
  if not own and (new.title, new.description, new.type, new.city_id, new.starts_at, new.ends_at, new.time_zone, new.geo_hash)
      is distinct from
      (old.title, old.description, old.type, old.city_id, old.starts_at, old.ends_at, old.time_zone, old.geo_hash) then
    raise exception 'only its host edits it' using errcode = 'HM001';
  end if;
  if not own and new.status <> old.status and old.status <> 'pending_review'
     and not (current_user = 'admin' and new.status = 'archived') then
    raise exception 'only its host takes this step' using errcode = 'HM001';
  end if;
  return new;
end $$;
create trigger d_marks before update on beacons
  for each row execute function app.guard_beacon_marks();

-- When a beacon was live: scans made offline are judged by the device's time.
create table beacon_live_spans (
  beacon_id uuid not null references beacons,
  live_from timestamptz not null,
  live_until timestamptz check (live_until >= live_from),
  primary key (beacon_id, live_from)
);
create function app.note_live_span() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status = 'live' then
    insert into beacon_live_spans (beacon_id, live_from) values (new.id, now());
  elsif old.status = 'live' then
    -- A transaction that began before the one that put it live may end it.
    update beacon_live_spans set live_until = greatest(now(), live_from)
    where beacon_id = new.id and live_until is null;
  end if;
  return null;
end $$;
create trigger e_live_span after update of status on beacons
  for each row when (old.status is distinct from new.status) execute function app.note_live_span();

-- Who stands at a beacon's door besides its host.
create table beacon_staff (
  beacon_id uuid not null references beacons,
  user_id uuid not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  created_by uuid default app.user_id(),
  primary key (beacon_id, user_id)
);

-- What identity says of people who host, stand at doors or hold tickets; nobody is in it who was never in trouble.
create table person_standings (
  user_id uuid primary key,
  standing text not null check (standing in ('active', 'suspended', 'banned', 'erased')),
  version integer not null,
  updated_at timestamptz not null default now()
);
comment on column person_standings.version is 'Of the user: an older event was overtaken.';

-- The keys that tokens for doors without network are signed with.
create table offline_keys (
  kid text primary key check (length(kid) between 8 and 64),
  public_jwk jsonb not null,
  private_key bytea not null,
  created_at timestamptz not null default now(),
  active_from timestamptz not null default now(),
  not_after timestamptz
);
comment on column offline_keys.private_key is 'PKCS #8 under AES-256-GCM with a key derived from OFFLINE_KEYS_KEK.';
comment on column offline_keys.active_from is 'It is published before it signs, since doors look for keys only while they have a network.';
comment on column offline_keys.not_after is 'From then on the key is not published.';

-- Scans that an admin declared void. The scan itself is never changed.
create table scan_voids (
  scan_id uuid primary key,
  scanned_at timestamptz not null,
  beacon_id uuid not null references beacons,
  voided_by uuid,
  created_at timestamptz not null default now()
);

do $$
declare
  closed text;
begin
  foreach closed in array array['qr_token_uses', 'beacon_live_spans', 'beacon_staff', 'person_standings', 'offline_keys',
    'scan_voids'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
  end loop;
end $$;

-- ——— Search of beacons ———

-- The words of what is live, and nothing else, so that whoever may search may know all that is in it. It stands apart
-- because under a row policy that says more than `true` PostgreSQL does not use a full-text index: @@ is not leakproof.
create table beacon_search (
  beacon_id uuid primary key,
  ends_at timestamptz,
  document tsvector not null
);
comment on table beacon_search is 'Words of live beacons'' titles, descriptions and cities.';

create function app.search_document(title text, description text, city text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector('english'::regconfig, title), 'A')
      || setweight(to_tsvector('english'::regconfig, city), 'A')
      || to_tsvector('english'::regconfig, description);

create function app.index_beacon() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status = 'live' then
    insert into beacon_search (beacon_id, ends_at, document)
    select new.id, new.ends_at, app.search_document(new.title, new.description, city.name)
    from cities as city where city.id = new.city_id
    on conflict (beacon_id) do update set ends_at = excluded.ends_at, document = excluded.document;
  elsif tg_op = 'UPDATE' then
    delete from beacon_search where beacon_id = new.id;
  end if;
  return null;
end $$;
create trigger d_search after insert or update of status, title, description, city_id, ends_at on beacons
  for each row execute function app.index_beacon();

create function app.index_city() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update beacon_search as found set document = app.search_document(beacon.title, beacon.description, new.name)
  from beacons as beacon
  where beacon.id = found.beacon_id and beacon.city_id = new.id;
  return null;
end $$;
create trigger d_search after update of name on cities
  for each row execute function app.index_city();

alter table beacon_search enable row level security;
alter table beacon_search force row level security;

-- ——— Views of beacons ———

create table beacon_viewers (
  day date not null,
  viewer bytea not null check (length(viewer) = 32),
  beacon_id uuid not null,
  signed_in boolean not null,
  primary key (day, viewer, beacon_id)
);
comment on table beacon_viewers is 'Who looked at what today, so that each counts once a day; gone when the day is.';
comment on column beacon_viewers.viewer is 'HMAC-SHA-256 of person or network under a pepper that is destroyed daily.';

alter table beacon_viewers enable row level security;
alter table beacon_viewers force row level security;

-- ——— Public aggregates (DOMAIN.md): snapshots of closed hours ———
-- The floors stand here too: whatever writes these tables, no number in them stands on fewer than 20 persons.

create table published_hours (
  hour timestamptz primary key check (hour = date_trunc('hour', hour, 'UTC')),
  published_at timestamptz not null default now()
);
comment on table published_hours is 'Hours whose numbers are out, those without any number included.';

create table city_hours (
  city_id text not null references cities,
  hour timestamptz not null references published_hours,
  night date not null,
  people integer not null check (people >= 20 and people % 5 = 0),
  night_so_far integer not null check (night_so_far >= people and night_so_far % 5 = 0),
  primary key (city_id, hour)
);
comment on column city_hours.people is 'Distinct signed-in persons with a valid scan, rounded down to a multiple of 5.';
comment on column city_hours.night_so_far is 'Sum of the published hours of this night up to this one: it says nothing new.';

create table beacon_hours (
  hour timestamptz not null references published_hours,
  beacon_id uuid not null,
  people integer not null check (people >= 20 and people % 5 = 0),
  primary key (hour, beacon_id)
);
comment on table beacon_hours is 'What ranks are made from; not published itself.';

create table popular_ranks (
  hour timestamptz not null references published_hours,
  rank integer not null check (rank > 0),
  city_rank integer not null check (city_rank > 0),
  beacon_id uuid not null,
  city_id text not null references cities,
  primary key (hour, rank),
  unique (hour, beacon_id)
);

create table beacon_cells (
  beacon_id uuid not null,
  measure text not null check (measure in ('scans', 'views', 'posts', 'listings')),
  until timestamptz not null,
  amount integer not null check (amount >= 20 and amount % 5 = 0),
  primary key (beacon_id, measure, until)
);
comment on table beacon_cells is 'What was added to a beacon''s totals, each time by enough persons since the last time.';

create trigger append_only before update or delete on published_hours
  for each row execute function app.refuse_change();
create trigger never_truncated before truncate on published_hours
  for each statement execute function app.refuse_change();
create trigger append_only before update or delete on city_hours
  for each row execute function app.refuse_change();
create trigger never_truncated before truncate on city_hours
  for each statement execute function app.refuse_change();
create trigger append_only before update or delete on beacon_hours
  for each row execute function app.refuse_change();
create trigger never_truncated before truncate on beacon_hours
  for each statement execute function app.refuse_change();
create trigger append_only before update or delete on popular_ranks
  for each row execute function app.refuse_change();
create trigger never_truncated before truncate on popular_ranks
  for each statement execute function app.refuse_change();
create trigger append_only before update or delete on beacon_cells
  for each row execute function app.refuse_change();
create trigger never_truncated before truncate on beacon_cells
  for each statement execute function app.refuse_change();

alter table published_hours enable row level security;
alter table published_hours force row level security;
alter table city_hours enable row level security;
alter table city_hours force row level security;
alter table beacon_hours enable row level security;
alter table beacon_hours force row level security;
alter table popular_ranks enable row level security;
alter table popular_ranks force row level security;
alter table beacon_cells enable row level security;
alter table beacon_cells force row level security;

-- ——— Posts in a beacon's thread ———

create table beacon_posts (
  id uuid primary key default uuidv7(),
  beacon_id uuid not null references beacons,
  author_id uuid,
  type text not null check (type in ('comment', 'proof', 'system')),
  body text not null check (length(body) <= 2000),
  attachments jsonb not null default '[]'
    check (jsonb_typeof(attachments) = 'array' and jsonb_array_length(attachments) <= 6),
  status text not null default 'visible' check (status in ('visible', 'hidden', 'locked', 'removed')),
  prior_state text check (prior_state in ('visible', 'hidden', 'locked')),
  moderation_flags jsonb not null default '{}' check (jsonb_typeof(moderation_flags) = 'object'),
  report_count integer not null default 0 check (report_count >= 0),
  reports_version integer not null default 0,
  action_version integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((status = 'removed') = (prior_state is not null)),
  check (body <> '' or author_id is null),
  check (type <> 'system' or author_id is null)
);
comment on column beacon_posts.author_id is 'User who wrote it; null for the system''s own, and once he was erased.';
comment on column beacon_posts.attachments is 'References to media, https URLs; the media themselves lie elsewhere.';
comment on column beacon_posts.report_count is 'Distinct persons who reported it since its case was last closed; never public.';
comment on column beacon_posts.reports_version is 'Of the newest report that was counted.';
comment on column beacon_posts.action_version is 'Of the newest moderator action that was applied or overtaken.';
-- Counting a report is no edit: a version that moved would tell the author of it.
create trigger a_stamp before insert or update of author_id, body, attachments, status on beacon_posts
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on beacon_posts
  for each row execute function app.enforce_transition('beacon_post', 'status');

-- What a removed row goes back to is the state that it was in; nobody says otherwise.
create function app.keep_prior_state() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.prior_state := case when new.status <> 'removed' then null
                          when old.status = 'removed' then old.prior_state
                          else old.status end;
  return new;
end $$;
create trigger c_keep_prior before update of status, prior_state on beacon_posts
  for each row execute function app.keep_prior_state();

-- A locked thread takes no more, and nobody writes more than ten posts a minute. SECURITY DEFINER: the author does not
-- see the lock's row, nor posts of his that moderators removed.
create table thread_locks (
  beacon_id uuid primary key references beacons,
  locked_by uuid,
  reason text not null check (length(reason) between 10 and 2000),
  created_at timestamptz not null default now()
);
comment on column thread_locks.locked_by is 'The moderator or host who locked it.';

create function app.guard_thread() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.author_id is null then
    return new;
  end if;
  -- Whoever locks the thread waits for posts that are on their way, and they for him.
  perform pg_advisory_xact_lock_shared(hashtextextended('thread:' || new.beacon_id, 0));
  if exists (select from thread_locks where beacon_id = new.beacon_id) then
    raise exception 'the thread is locked' using errcode = 'HM001';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('beacon_posts:' || new.author_id, 0));
  if (select count(*) from beacon_posts
      where author_id = new.author_id and created_at > clock_timestamp() - interval '1 minute') >= 10
  then
    raise exception 'no more than 10 posts in a minute' using errcode = 'HM003';
  end if;
  return new;
end $$;
create trigger c_guard before insert on beacon_posts
  for each row execute function app.guard_thread();

create function app.await_posts() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('thread:' || new.beacon_id, 0));
  return new;
end $$;
create trigger a_await before insert on thread_locks
  for each row execute function app.await_posts();

-- ——— Evidence ———

alter table evidence_events add column post_id uuid unique references beacon_posts;
alter table evidence_events add column noted_by uuid;
comment on column evidence_events.post_id is 'The proof post that it is.';
comment on column evidence_events.noted_by is 'The admin or seller who verified; null for what is evidence by itself.';
-- A proof post is evidence from its commit on; its author cannot write evidence himself.
create function app.prove_by_post() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into evidence_events (beacon_id, user_id, type, visibility, post_id)
  values (new.beacon_id, new.author_id, 'proof_post', 'thread_visible', new.id);
  return null;
end $$;
create trigger d_prove after insert on beacon_posts
  for each row when (new.type = 'proof') execute function app.prove_by_post();

-- Append-only, but for the one thing that erasing a person takes: his name.
create function app.keep_evidence() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_user = 'system'
     and (new.user_id is null or new.user_id = old.user_id) and (new.noted_by is null or new.noted_by = old.noted_by)
     and (new.id, new.beacon_id, new.type, new.visibility, new.scan_id, new.post_id, new.created_at)
         is not distinct from
         (old.id, old.beacon_id, old.type, old.visibility, old.scan_id, old.post_id, old.created_at)
  then
    return new;
  end if;
  raise exception 'evidence is append-only' using errcode = 'HM002';
end $$;
drop trigger append_only on evidence_events;
create trigger append_only before delete on evidence_events
  for each row execute function app.refuse_change();
create trigger keep_evidence before update on evidence_events
  for each row execute function app.keep_evidence();

-- ——— Ticket listings ———

-- Who can take money, as commerce says it.
create table seller_accounts (
  user_id uuid primary key,
  seller_id uuid not null unique,
  can_charge boolean not null,
  suspended boolean not null default false,
  version integer not null
);
comment on column seller_accounts.version is 'Of the account in commerce: an older event was overtaken.';

create table ticket_listings (
  id uuid primary key default uuidv7(),
  beacon_id uuid not null references beacons,
  seller_id uuid,
  title text not null check (length(title) <= 120),
  description text not null default '' check (length(description) <= 2000),
  price integer not null check (price >= 0),
  face_value integer not null check (face_value > 0),
  currency text not null default 'GBP' check (currency ~ '^[A-Z]{3}$'),
  evidence_required text not null default 'none' check (evidence_required in ('none', 'proof_post', 'qr_scan', 'both')),
  proof_post_id uuid references beacon_posts,
  status text not null default 'draft' check (status in ('draft', 'pending_review', 'live', 'sold', 'removed')),
  prior_state text check (prior_state in ('draft', 'pending_review', 'live')),
  removed_because text
    check (removed_because in ('seller', 'moderator', 'beacon', 'ban', 'seller_suspended', 'erased')),
  review_notes text check (length(review_notes) between 10 and 2000),
  rejection_reason text check (length(rejection_reason) between 10 and 2000),
  report_count integer not null default 0 check (report_count >= 0),
  reports_version integer not null default 0,
  action_version integer not null default 0,
  sale_id uuid,
  published_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((status = 'removed') = (prior_state is not null)),
  check ((status = 'removed') = (removed_because is not null)),
  check ((status = 'sold') = (sale_id is not null)),
  check (length(title) >= 3 or seller_id is null)
);
comment on table ticket_listings is 'One ticket each, offered by who has it.';
comment on column ticket_listings.price is 'In the currency''s smallest unit; capped by the beacon''s ruleset against the face value.';
comment on column ticket_listings.review_notes is 'Of moderators for moderators.';
comment on column ticket_listings.rejection_reason is 'Why a moderator sent it back; for the seller, gone at the next submit.';
comment on column ticket_listings.report_count is 'Distinct persons who reported it since its case was last closed; never public.';
comment on column ticket_listings.seller_id is 'User who sells; null once he was erased.';
create trigger a_stamp before insert or update of seller_id, title, description, price, face_value, currency,
  evidence_required, proof_post_id, status, published_at on ticket_listings
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on ticket_listings
  for each row execute function app.enforce_transition('ticket_listing', 'status');

-- What was reviewed stays as it is, and what moderators ask for as proof is not the seller's to lower.
create function app.guard_listing() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  content_changed boolean := (new.title, new.description, new.price, new.face_value, new.currency, new.proof_post_id, new.beacon_id)
    is distinct from (old.title, old.description, old.price, old.face_value, old.currency, old.proof_post_id, old.beacon_id);
  own boolean := old.seller_id is not distinct from app.user_id();
begin
  if current_user = 'system' then
    return new;
  end if;
  if content_changed and (old.status <> 'draft' or not own) then
    raise exception 'only its seller edits it, while it is a draft' using errcode = 'HM001';
  end if;
  if own and (new.review_notes is distinct from old.review_notes
              or new.rejection_reason is not null and new.rejection_reason is distinct from old.rejection_reason
              or new.status = 'live' or old.status = 'removed'
              or new.status = 'removed' and old.status <> 'removed' and new.removed_because <> 'seller'
              or new.evidence_required is distinct from old.evidence_required
                 and not (old.status = 'draft' and (old.evidence_required = 'none' or new.evidence_required = 'both')))
  then
    raise exception 'nobody reviews his own listing' using errcode = 'HM001';
  end if;
  return new;
end $$;
create trigger c_guard before update on ticket_listings
  for each row execute function app.guard_listing();
create trigger d_keep_prior before update of status, prior_state on ticket_listings
  for each row execute function app.keep_prior_state();

-- Who may walk in on a ticket.
create table ticket_rights (
  listing_id uuid primary key references ticket_listings,
  beacon_id uuid not null references beacons,
  holder_id uuid,
  acquired_at timestamptz not null default now()
);
comment on column ticket_rights.holder_id is 'The seller, then his buyer; null once the holder was erased.';

-- Each sale that commerce told of, with its answer: told again, it is the same.
create table ticket_sales (
  sale_id uuid primary key,
  listing_id uuid not null,
  seller_id uuid,
  buyer_id uuid,
  outcome text not null check (outcome in ('confirmed', 'refused', 'reversed')),
  refusal text check (refusal in ('LISTING_NOT_LIVE', 'SOLD_TO_ANOTHER', 'BEACON_NOT_LIVE', 'UNKNOWN_LISTING')),
  created_at timestamptz not null default now(),
  check (outcome <> 'refused' or refusal is not null)
);

insert into state_transitions (machine, from_state, to_state, db_role)
select machine, from_state, to_state, db_role
from (values
  ('beacon_post', array[''], 'visible', array['app_user', 'moderator', 'admin', 'system']),
  ('beacon_post', array['visible'], 'hidden', array['moderator', 'admin', 'system']),
  ('beacon_post', array['hidden'], 'visible', array['moderator', 'admin']),
  ('beacon_post', array['visible'], 'locked', array['moderator', 'admin']),
  ('beacon_post', array['visible', 'hidden', 'locked'], 'removed', array['app_user', 'moderator', 'admin', 'system']),
  ('beacon_post', array['removed'], '(prior)', array['moderator', 'admin', 'system']),
  ('ticket_listing', array[''], 'draft', array['app_user', 'moderator', 'admin']),
  ('ticket_listing', array['draft'], 'pending_review', array['app_user', 'moderator', 'admin']),
  ('ticket_listing', array['pending_review'], 'draft', array['app_user', 'moderator', 'admin']),
  ('ticket_listing', array['pending_review'], 'live', array['moderator', 'admin']),
  ('ticket_listing', array['live'], 'sold', array['system']),
  ('ticket_listing', array['live'], 'pending_review', array['system']),
  ('ticket_listing', array['draft', 'pending_review', 'live'], 'removed', array['app_user', 'moderator', 'admin', 'system']),
  ('ticket_listing', array['removed'], '(prior)', array['moderator', 'admin', 'system']),
  ('ticket_listing', array['sold'], 'live', array['system'])
) as edge (machine, from_states, to_state, roles)
cross join unnest(from_states) as from_state
cross join unnest(roles) as db_role;

do $$
declare
  closed text;
begin
  foreach closed in array array['beacon_posts', 'thread_locks', 'seller_accounts', 'ticket_listings', 'ticket_rights',
    'ticket_sales'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
  end loop;
end $$;
