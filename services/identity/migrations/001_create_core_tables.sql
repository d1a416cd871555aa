-- Identity's tables, its machine and the row-level security switch; policies follow in 002.

create table users (
  id uuid primary key default uuidv7(),
  status text not null default 'active' check (status in ('active', 'suspended', 'banned', 'erased')),
  username text check (username ~ '^[A-Za-z0-9_]{3,30}$'),
  display_name text check (length(display_name) between 1 and 60),
  is_public boolean not null default false,
  avatar_url text check (avatar_url ~ '^https://' and length(avatar_url) <= 500),
  bio text check (length(bio) between 1 and 500),
  self_suspended boolean not null default false,
  token_generation integer not null default 0,
  action_version integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (status <> 'erased' or (username is null and display_name is null and avatar_url is null and bio is null
                                and not is_public))
);
comment on table users is 'A person as others may come to know him; the row outlives his erasure, nameless.';
comment on column users.action_version is 'Version of the newest moderator action that was applied or overtaken.';
comment on column users.self_suspended is
  'Suspended by withdrawing a required consent: granting it again lets him in, which a moderator''s suspension does not.';
comment on column users.token_generation is 'Access tokens of an earlier generation are void; see revocations.';
comment on column users.username is 'Public handle, unique whatever its case.';
create unique index users_username on users (lower(username));

create table user_private (
  user_id uuid primary key references users,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  email_verified_at timestamptz,
  wished_username text check (wished_username ~ '^[A-Za-z0-9_]{3,30}$'),
  home_city text check (length(home_city) between 1 and 80),
  time_zone text not null check (length(time_zone) between 1 and 60),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on table user_private is 'What only the person himself and the system read of him; erasure deletes the row.';
comment on column user_private.wished_username is
  'Asked for at registration, and taken only once the address is proven: a name that was free and is gone would '
  'otherwise tell whether a registration made an account.';

create trigger a_stamp before insert or update on users
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on users
  for each row execute function app.enforce_transition('user', 'status');
create trigger a_stamp before insert or update on user_private
  for each row execute function app.stamp_row();

-- Grants are by role, and moderators have profiles of their own: this tells their own from those of others.
create function app.guard_profile() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_user = 'moderator' and old.id is distinct from app.user_id()
     and (new.username, new.display_name, new.is_public, new.avatar_url, new.bio)
         is distinct from (old.username, old.display_name, old.is_public, old.avatar_url, old.bio)
  then
    raise exception 'a moderator does not edit the profiles of others' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger c_guard before update on users
  for each row execute function app.guard_profile();

create table user_roles (
  user_id uuid not null references users,
  role text not null check (role in ('moderator', 'admin')),
  granted_at timestamptz not null default now(),
  granted_by uuid default app.user_id(),
  primary key (user_id, role)
);
comment on table user_roles is 'Rights beyond those of everyone; role user needs no row.';

create table consents (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users,
  kind text not null
    check (kind in ('terms', 'privacy', 'age_18_plus', 'community_men_only', 'leaderboard', 'marketing')),
  document_version text not null check (document_version ~ '^[A-Za-z0-9._-]{1,40}$'),
  granted_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (withdrawn_at >= granted_at)
);
comment on table consents is 'Every consent with its document''s version; withdrawn ones stay as history.';
create unique index consents_in_force on consents (user_id, kind) where withdrawn_at is null;

-- A consent changes once, when it is withdrawn, and the clock is ours.
create function app.withdraw_consent() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn consent is history' using errcode = 'HM002';
  end if;
  new := old;
  new.withdrawn_at := now();
  return new;
end $$;
create trigger a_withdraw before update on consents
  for each row execute function app.withdraw_consent();

-- Registrations that were accepted but not carried out yet. The answer to one is given before anyone looked whether
-- the address is known, so neither it nor its timing can tell.
create table registrations (
  id uuid primary key default uuidv7(),
  email text not null,
  username text,
  display_name text,
  time_zone text not null,
  consents jsonb not null check (jsonb_typeof(consents) = 'array'),
  created_at timestamptz not null default now()
);

-- Mails that are due; a row goes when its mail is out. It never holds a code: that is made when the mail is.
create table outgoing_mail (
  id uuid primary key default uuidv7(),
  template text not null check (template in ('sign_in_code', 'account_exists')),
  email text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create table sign_in_codes (
  user_id uuid primary key references users,
  code_hash bytea not null check (length(code_hash) = 32),
  tries integer not null default 0 check (tries between 0 and 5),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
comment on table sign_in_codes is 'The newest code of each person, as HMAC-SHA-256 under a pepper; deleted when used.';

create table sessions (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users,
  method text not null default 'email_code' check (method in ('email_code', 'passkey')),
  device text check (length(device) between 1 and 80),
  auth_time timestamptz not null default now(),
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default date_trunc('hour', now(), 'UTC')
    check (last_used_at = date_trunc('hour', last_used_at, 'UTC')),
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed_out', 'ended', 'token_reused', 'suspended', 'banned', 'erased')),
  check ((ended_at is null) = (end_reason is null))
);
comment on table sessions is 'A sign-in and the whole family of refresh tokens that came from it.';
comment on column sessions.device is 'What the client called itself, such as "Firefox on Linux".';
comment on column sessions.last_used_at is 'To the hour: enough to know a device by, too little to follow someone.';

create table refresh_tokens (
  token_hash bytea primary key check (length(token_hash) = 32),
  session_id uuid not null references sessions on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table refresh_tokens is 'SHA-256 of 256 random bits. A used one stays, so that using it again is noticed.';

create table signing_keys (
  kid text primary key check (length(kid) between 8 and 64),
  public_jwk jsonb not null,
  private_key bytea not null,
  created_at timestamptz not null default now(),
  active_from timestamptz not null default now(),
  not_after timestamptz,
  check (not_after > active_from)
);
comment on column signing_keys.private_key is 'PKCS #8 under AES-256-GCM with a key derived from SIGNING_KEYS_KEK.';
comment on column signing_keys.not_after is 'From then on the key is not published: tokens that it signed are void.';

create table rate_limits (
  bucket bytea primary key check (length(bucket) = 32),
  used integer not null check (used > 0),
  window_ends_at timestamptz not null
);
comment on table rate_limits is 'Attempts by keyed hash of what is limited and whose it is; shared by all replicas.';

-- The ledger. By hash of the person, since a unique key must hold the partition key.
create table xp_events (
  id uuid not null default uuidv7(),
  user_id uuid not null,
  type text not null check (type in ('beacon_scan', 'purchase', 'listing_approved', 'radio_listen', 'daily_login',
                                     'streak_bonus', 'admin_adjustment', 'reversal')),
  points integer not null,
  source text not null check (source in ('nightlife', 'commerce', 'identity', 'music')),
  source_event_id text not null check (length(source_event_id) between 1 and 100),
  reverses uuid,
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  occurred_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  -- In this order so that it also finds what a person earned by one type, for the daily caps.
  unique (user_id, type, source, source_event_id),
  foreign key (user_id, reverses) references xp_events (user_id, id),
  check ((type = 'reversal') = (reverses is not null)),
  check (case type when 'reversal' then points <= 0 when 'admin_adjustment' then true else points >= 0 end)
) partition by hash (user_id);
comment on table xp_events is 'The XP ledger: only INSERT, for every role and for its owner. No free text, no beacon.';

do $$
declare
  guarded text;
begin
  for part in 0..7 loop
    execute format('create table xp_events_%s partition of xp_events for values with (modulus 8, remainder %1$s)', part);
    execute format('alter table xp_events_%s enable row level security', part);
    execute format('alter table xp_events_%s force row level security', part);
  end loop;
  -- Statement triggers are not inherited, and only they refuse a statement that finds no row, as under RLS.
  foreach guarded in array array['xp_events'] || array(select 'xp_events_' || part from generate_series(0, 7) part) loop
    execute format('create trigger append_only before update or delete or truncate on %I
                    for each statement execute function app.refuse_change()', guarded);
  end loop;
end $$;

create table xp_balance_totals (
  user_id uuid primary key,
  balance bigint not null,
  total_events bigint not null,
  last_activity timestamptz not null,
  month date not null check (extract(day from month) = 1),
  month_balance bigint not null,
  on_board boolean not null default false,
  counted bigint,
  counted_month date,
  month_counted bigint,
  placed bigint generated always as (case when on_board and balance > 0 then balance end) virtual,
  month_placed bigint generated always as (case when on_board and month_balance > 0 then month_balance end) virtual
) with (fillfactor = 70);
comment on table xp_balance_totals is 'The fold of the ledger, kept by its trigger in the transaction of each row.';
comment on column xp_balance_totals.month is
  'The newest month, in UTC, that something of his happened in, and month_balance what it brought.';
comment on column xp_balance_totals.on_board is
  'Whether he is on the leaderboard: active, public, with a username and the consent. Kept by triggers on those.';
comment on column xp_balance_totals.placed is 'The balance that he stands on the board with; null where he does not.';
comment on column xp_balance_totals.counted is
  'With which xp_rank_counts counts him, and the index of the board has him; counted_month and month_counted say it of '
  'the month. Where it is another than placed, he is in xp_moved, and whoever reads board or rank corrects for it.';

-- Who earned, or came or went, since the counts were made. No key: appending to it must cost next to nothing.
create table xp_moved (user_id uuid not null);
comment on table xp_moved is 'People on the board whose place has changed since it was counted; a job takes them out.';

create function app.this_month() returns date
  language sql stable parallel safe
  return date_trunc('month', now() at time zone 'UTC')::date;
grant execute on function app.this_month() to public;

create function app.is_on_board(person uuid) returns boolean
  language sql stable
  return exists (
    select from public.users
    where id = person and status = 'active' and is_public and username is not null
      and exists (select from public.consents
                  where user_id = person and kind = 'leaderboard' and withdrawn_at is null));
grant execute on function app.is_on_board(uuid) to admin, system;

-- As the owner: whoever may append must not be able to write a balance. A person's first row and changes of what puts
-- him on the board take turns by a lock, so that neither overlooks the other. No index is on what changes here, so
-- that the row stays where it is.
create function app.add_to_balance() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  this constant date := date_trunc('month', new.occurred_at at time zone 'UTC');
  kept record;
begin
  loop
    update public.xp_balance_totals as total
    set balance = total.balance + new.points,
        total_events = total.total_events + 1,
        last_activity = greatest(total.last_activity, new.occurred_at),
        month = greatest(total.month, this),
        month_balance = case when total.month < this then new.points
                             when total.month = this then total.month_balance + new.points
                             else total.month_balance end
    where user_id = new.user_id
    returning balance, on_board into kept;
    exit when found;
    perform pg_advisory_xact_lock(hashtextextended(new.user_id::text, 3));
    insert into public.xp_balance_totals (user_id, balance, total_events, last_activity, month, month_balance, on_board)
    values (new.user_id, 0, 0, new.occurred_at, this, 0, app.is_on_board(new.user_id))
    on conflict do nothing;
  end loop;
  if kept.on_board then
    insert into public.xp_moved (user_id) values (new.user_id);
  end if;
  if kept.balance < 0 and new.points < 0 and new.type = 'admin_adjustment' then
    raise exception 'only a reversal takes a balance below zero'
      using errcode = '23514', constraint = 'xp_below_zero_by_reversal_only';
  end if;
  return null;
end $$;
create trigger z_balance after insert on xp_events
  for each row execute function app.add_to_balance();

create table xp_rules (
  id uuid primary key default uuidv7(),
  type text not null check (type in ('beacon_scan', 'purchase', 'listing_approved', 'radio_listen', 'daily_login',
                                     'streak_bonus')),
  streak_days integer check (streak_days between 2 and 3650),
  points integer not null check (points between 0 and 100000),
  daily_cap integer check (daily_cap > 0),
  active_from timestamptz not null default now(),
  active_to timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check (active_to >= active_from),
  check ((type = 'streak_bonus') = (streak_days is not null))
);
comment on table xp_rules is 'What earns how much, and since when; a change ends one rule and begins another.';
alter table xp_rules add constraint xp_rules_one_at_a_time exclude using gist (
  int4range(array_position(array['beacon_scan', 'purchase', 'listing_approved', 'radio_listen', 'daily_login',
                                 'streak_bonus'], type) * 10000 + coalesce(streak_days, 0),
            array_position(array['beacon_scan', 'purchase', 'listing_approved', 'radio_listen', 'daily_login',
                                 'streak_bonus'], type) * 10000 + coalesce(streak_days, 0), '[]') with &&,
  tstzrange(active_from, active_to) with &&);
create unique index xp_rules_open on xp_rules (type, streak_days) nulls not distinct where active_to is null;
create trigger a_stamp before insert or update on xp_rules
  for each row execute function app.stamp_row();

create table voided_scans (
  scan_id uuid primary key,
  voided_at timestamptz not null default now()
);
comment on table voided_scans is 'Scans declared void, whether or not the scan itself has arrived yet.';

insert into state_transitions (machine, from_state, to_state, db_role)
select 'user', from_state, to_state, db_role
from (values
  (array[''], 'active', array['system']),
  (array['active'], 'suspended', array['moderator', 'admin', 'system']),
  (array['active', 'suspended'], 'banned', array['moderator', 'admin', 'system']),
  (array['suspended', 'banned'], 'active', array['moderator', 'admin', 'system']),
  (array['active', 'suspended', 'banned'], 'erased', array['system'])
) as edge (from_states, to_state, roles)
cross join unnest(from_states) as from_state
cross join unnest(roles) as db_role;

do $$
declare
  closed text;
begin
  foreach closed in array array['users', 'user_private', 'user_roles', 'consents', 'registrations', 'outgoing_mail',
    'sign_in_codes', 'sessions', 'refresh_tokens', 'signing_keys', 'rate_limits', 'xp_events', 'xp_balance_totals',
    'xp_rules', 'voided_scans'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
  end loop;
end $$;

-- The rules of the first day (DOMAIN.md). The owner is bound by RLS too, so he needs a policy to fill the table.
create policy owner_fills on xp_rules to current_user using (true) with check (true);
insert into xp_rules (type, streak_days, points, daily_cap, active_from) values
  ('beacon_scan', null, 10, null, '2025-01-01Z'),
  ('purchase', null, 10, null, '2025-01-01Z'),
  ('listing_approved', null, 15, null, '2025-01-01Z'),
  ('radio_listen', null, 2, 20, '2025-01-01Z'),
  ('daily_login', null, 5, null, '2025-01-01Z'),
  ('streak_bonus', 7, 25, null, '2025-01-01Z'),
  ('streak_bonus', 30, 150, null, '2025-01-01Z');

-- Passkeys: the public halves; what signs never leaves the person's authenticator.
create table passkeys (
  id uuid primary key default uuidv7(),
  user_id uuid not null references users,
  credential_id bytea not null unique check (length(credential_id) between 16 and 1023),
  public_key bytea not null,
  sign_count bigint not null default 0 check (sign_count >= 0),
  transports text[] not null default '{}',
  backed_up boolean not null default false,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  last_used_at timestamptz check (last_used_at = date_trunc('hour', last_used_at, 'UTC'))
);
comment on table passkeys is 'WebAuthn credentials that sign a person in or prove him again.';
comment on column passkeys.sign_count is 'The authenticator''s own counter; one that does not grow tells of a copy.';

create table passkey_challenges (
  challenge bytea primary key check (length(challenge) = 32),
  purpose text not null check (purpose in ('register', 'sign_in', 'step_up')),
  user_id uuid references users,
  session_id uuid references sessions on delete cascade,
  expires_at timestamptz not null default now() + interval '5 minutes',
  check ((purpose = 'sign_in') = (user_id is null)),
  check ((user_id is null) = (session_id is null))
);
comment on table passkey_challenges is 'What an authenticator is to sign; whoever answers takes the row away, so each works once.';

-- Consent documents: which version of each is in force.
create table consent_documents (
  kind text not null
    check (kind in ('terms', 'privacy', 'age_18_plus', 'community_men_only', 'leaderboard', 'marketing')),
  document_version text not null check (document_version ~ '^[A-Za-z0-9._-]{1,40}$'),
  url text check (url ~ '^https://' and length(url) <= 500),
  effective_from timestamptz not null default now(),
  created_at timestamptz not null default now(),
  created_by uuid default app.user_id(),
  primary key (kind, document_version)
);
comment on table consent_documents is 'Every version of every document; the newest one that is effective is asked for.';
create trigger append_only before update or delete or truncate on consent_documents
  for each statement execute function app.refuse_change();

-- Revocations: what makes access tokens void before they end. Written by triggers, so that no way of changing a
-- person's standing, roles or sessions can forget it; a job carries them to NATS, where all processes watch.
create table revocations (
  key text primary key check (key ~ '^(user\.[0-9a-f-]{36}\.\d{1,9}|session\.[0-9a-f-]{36}|key\.[A-Za-z0-9_-]{8,64})$'),
  created_at timestamptz not null default now(),
  put_at timestamptz
);
comment on column revocations.key is
  '`user.<id>.<generation>` voids earlier generations, `session.<id>` a session, `key.<kid>` what a key signed.';
comment on column revocations.put_at is 'When NATS had it; null until then.';

create function app.next_generation() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.status is distinct from old.status then
    new.token_generation := old.token_generation + 1;
  end if;
  if new.status <> 'suspended' then
    new.self_suspended := false;
  end if;
  return new;
end $$;
create trigger d_generation before update on users
  for each row execute function app.next_generation();

-- As the owner: nobody else writes these rows.
create function app.revoke_tokens() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  case tg_table_name
    when 'users' then
      insert into public.revocations (key) values ('user.' || new.id || '.' || new.token_generation);
    when 'sessions' then
      insert into public.revocations (key) values ('session.' || new.id) on conflict do nothing;
    when 'signing_keys' then
      insert into public.revocations (key) values ('key.' || new.kid) on conflict do nothing;
  end case;
  return null;
end $$;
create trigger z_revoke after update on users
  for each row when (new.token_generation <> old.token_generation) execute function app.revoke_tokens();
create trigger z_revoke after update on sessions
  for each row when (old.ended_at is null and new.ended_at is not null) execute function app.revoke_tokens();
-- A key that ends by its age has signed nothing for longer than a token lives; one that is retired at once has.
create trigger z_revoke after update on signing_keys
  for each row when (new.not_after <= now() and (old.not_after is null or old.not_after > now()))
  execute function app.revoke_tokens();

-- Roles make tokens void too. As the system, which alone writes both tables.
create function app.roles_changed() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  update public.users set token_generation = token_generation + 1 where id = coalesce(new.user_id, old.user_id);
  return null;
end $$;
create trigger z_roles_changed after insert or delete on user_roles
  for each row execute function app.roles_changed();

do $$
declare
  closed text;
begin
  foreach closed in array array['passkeys', 'passkey_challenges', 'consent_documents', 'revocations'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
  end loop;
end $$;

create policy owner_fills on consent_documents to current_user using (true) with check (true);
insert into consent_documents (kind, document_version, effective_from)
select kind, '2026-11', '2025-01-01Z'
from unnest(array['terms', 'privacy', 'age_18_plus', 'community_men_only', 'leaderboard', 'marketing']) as kind;

-- XP beyond the ledger: the board, streaks, orders that refunds wait for, and what verification found.

-- Whoever changes what puts a person on the board changes it there too, in the same transaction.
create function app.place_on_board(person uuid) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(person::text, 3));
  update public.xp_balance_totals as total
  set on_board = board.now_on
  from (select app.is_on_board(person) as now_on) as board
  where total.user_id = person and total.on_board <> board.now_on;
  if found then
    insert into public.xp_moved (user_id) values (person);
  end if;
end $$;

create function app.follow_user() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.place_on_board(new.id);
  return null;
end $$;
create trigger z_board after update of status, username, is_public on users
  for each row when ((old.status, old.username, old.is_public) is distinct from (new.status, new.username, new.is_public))
  execute function app.follow_user();

create function app.follow_consent() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.place_on_board(coalesce(new.user_id, old.user_id));
  return null;
end $$;
create trigger z_board after insert or update on consents
  for each row when (new.kind = 'leaderboard') execute function app.follow_consent();
create trigger z_board_end after delete on consents
  for each row when (old.kind = 'leaderboard') execute function app.follow_consent();

create table xp_rank_counts (
  period date not null,
  width integer not null check (width in (1, 1000)),
  bucket bigint not null,
  people integer not null,
  primary key (period, width, bucket) include (people)
);
comment on table xp_rank_counts is
  'How many stand on the board with a balance of bucket * width and up to the next; ranks are sums of it. A job keeps it.';

-- Takes people whose place has changed into the counts. Counts, places and the list change in one statement, so a
-- reader sees all of it or nothing. What has an end is counted no more: months that are over.
create function app.count_ranks(most integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  taken integer;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('count-ranks', 4)) then
    return 0;
  end if;
  with moved as (
    delete from public.xp_moved where ctid = any (array(select ctid from public.xp_moved limit most)) returning user_id
  ), changed as (
    update public.xp_balance_totals as total
    set counted = placed, counted_month = month, month_counted = month_placed
    where user_id in (select user_id from moved)
      and (counted, counted_month, month_counted) is distinct from (placed, month, month_placed)
    returning old.counted as was, old.counted_month as month_then, old.month_counted as month_was,
              new.counted as is_now, new.counted_month as month_now, new.month_counted as month_is_now
  ), steps as (
    select date '-infinity' as period, was as points, -1 as people from changed
    union all
    select '-infinity', is_now, 1 from changed
    union all
    select month_then, month_was, -1 from changed where month_then >= app.this_month()
    union all
    select month_now, month_is_now, 1 from changed where month_now >= app.this_month()
  ), counts as (
    insert into public.xp_rank_counts as present (period, width, bucket, people)
    select period, width, points / width, sum(people)
    from steps cross join (values (1), (1000)) as widths (width)
    where points is not null
    group by 1, 2, 3 having sum(people) <> 0
    on conflict (period, width, bucket) do update set people = present.people + excluded.people
    returning 1
  )
  select count(*) into taken from moved;
  return taken;
end $$;
grant execute on function app.count_ranks(integer) to system;

-- Where the person acting stands in a period, among those on the board; no row where he is not on it. One statement:
-- it sees counts and balances of one moment, so the rank is exact however far the counts are behind. "limit 1" keeps
-- the planner from reading all people for the few who have moved.
create function app.own_place(asked date) returns table (rank bigint, balance bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  select 1
    + coalesce((select sum(people) from public.xp_rank_counts
                where period = asked and width = 1000 and bucket > own.points / 1000), 0)
    + coalesce((select sum(people) from public.xp_rank_counts
                where period = asked and width = 1 and bucket > own.points
                  and bucket < (own.points / 1000 + 1) * 1000), 0)
    + coalesce((select sum((late.is_now is not null and late.is_now > own.points)::integer
                           - (late.was is not null and late.was > own.points)::integer)
                from (select distinct user_id from public.xp_moved) as moved
                cross join lateral (
                  select case when asked = '-infinity' then placed when month = asked then month_placed end as is_now,
                         case when asked = '-infinity' then counted when counted_month = asked then month_counted end
                           as was
                  from public.xp_balance_totals where user_id = moved.user_id limit 1) as late), 0),
    own.points
  from (select case when asked = '-infinity' then placed when month = asked then month_placed end as points
        from public.xp_balance_totals where user_id = app.user_id()) as own
  where own.points is not null;
end;
grant execute on function app.own_place(date) to app_user, moderator, admin;

-- Counts of months that are over: nobody can ask for them any more.
create function app.forget_months() returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp
begin atomic
  delete from public.xp_rank_counts where period > '-infinity' and period < app.this_month();
end;
grant execute on function app.forget_months() to system;

create table login_streaks (
  user_id uuid primary key references users,
  last_date date not null,
  last_at timestamptz not null,
  days integer not null default 1 check (days > 0)
);
comment on table login_streaks is 'On how many days in a row someone signed in, by the days of his own zone.';

create table paid_orders (
  order_id uuid primary key,
  buyer_id uuid not null,
  total integer not null check (total >= 0),
  lines jsonb not null check (jsonb_typeof(lines) = 'array'),
  paid_at timestamptz not null
);
comment on table paid_orders is 'Orders whose payment was told of: a refund waits for it, and is measured by it.';

create table xp_verifications (
  id uuid primary key default uuidv7(),
  began_at timestamptz not null,
  finished_at timestamptz not null default clock_timestamp(),
  people bigint not null,
  mismatches bigint not null
);
comment on table xp_verifications is 'What came of comparing the balances with the ledger, run by run.';

do $$
declare
  closed text;
begin
  foreach closed in array array['xp_moved', 'xp_rank_counts', 'login_streaks', 'paid_orders', 'xp_verifications'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
  end loop;
end $$;
