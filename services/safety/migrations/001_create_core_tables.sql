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
  evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array' and jsonb_array_length(evidence) <= 5),
  status text not null default 'open' check (status in ('open', 'investigating', 'resolved', 'dismissed')),
  case_id uuid,
  round integer,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
comment on column moderation_reports.reporter_id is 'User who reports; an id of identity without a foreign key.';
comment on column moderation_reports.evidence is 'References to media, https URLs; the media themselves lie elsewhere.';
comment on column moderation_reports.case_id is 'The case of its target; joined by the system just after it was filed.';
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

-- Who reports in bad faith may be kept from it for a while.
create table reporter_mutes (
  user_id uuid primary key,
  muted_until timestamptz not null,
  reason text not null check (length(reason) between 10 and 2000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid
);
create trigger a_stamp before insert or update on reporter_mutes
  for each row execute function app.stamp_row();

-- How grave a category is, and within how many hours a moderator must have taken the case.
create table report_categories (
  category text primary key,
  severity integer not null check (severity between 0 and 3),
  sla_hours integer not null check (sla_hours > 0)
);
create policy owner_fills on report_categories to current_user using (true) with check (true);
insert into report_categories values
  ('doxxing', 3, 2), ('coercion', 3, 2), ('unsafe', 3, 2), ('hate', 2, 12), ('harassment', 2, 12), ('scam', 1, 24),
  ('other', 0, 72);

create table moderation_cases (
  id uuid primary key default uuidv7(),
  target_type text not null
    check (target_type in ('beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user')),
  target_id uuid not null,
  owner_id uuid,
  target_exists boolean,
  category text not null references report_categories,
  severity integer not null,
  report_count integer not null default 1,
  reports_version integer not null default 1,
  round integer not null default 1,
  status text not null default 'open' check (status in ('open', 'assigned', 'closed')),
  assigned_to uuid,
  lease_until timestamptz,
  due_at timestamptz not null,
  opened_at timestamptz not null default now(),
  first_taken_at timestamptz,
  first_action_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('action_taken', 'no_action')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  unique (target_type, target_id),
  check ((status = 'assigned') = (assigned_to is not null)),
  check ((assigned_to is null) = (lease_until is null)),
  check ((status = 'closed') = (outcome is not null))
);
comment on table moderation_cases is 'All reports about one target, as one piece of work for one moderator at a time.';
comment on column moderation_cases.owner_id is 'Whose target it is; the owning service says so after the first report.';
comment on column moderation_cases.round is 'Goes up when a closed case is opened by a new report; times and counts are of this round.';
create trigger a_stamp before insert or update on moderation_cases
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on moderation_cases
  for each row execute function app.enforce_transition('case', 'status');
alter table moderation_reports add foreign key (case_id) references moderation_cases;

-- Who is staff, by identity's events: a moderator does not act on an admin.
create table staff_members (
  user_id uuid primary key,
  is_admin boolean not null,
  version integer not null
);

create table moderation_actions (
  id uuid primary key default uuidv7(),
  case_id uuid not null references moderation_cases,
  action text not null check (action in ('remove_post', 'disable_beacon', 'remove_listing', 'suspend_seller', 'ban_user',
                                         'reinstate', 'warn')),
  target_type text not null,
  target_id uuid not null,
  target_version integer not null default 0,
  concerned_id uuid not null,
  category text not null references report_categories,
  reason text not null check (length(reason) between 10 and 2000),
  statement text not null check (length(statement) between 10 and 2000),
  reverses uuid references moderation_actions,
  status text not null default 'requested' check (status in ('requested', 'effective', 'failed')),
  changed jsonb not null default '[]' check (jsonb_typeof(changed) = 'array'),
  failure text,
  settled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  unique (target_type, target_id, target_version),
  check ((action = 'reinstate') = (reverses is not null)),
  check ((status = 'failed') = (failure is not null)),
  check (case action
         when 'remove_post' then target_type = 'post'
         when 'disable_beacon' then target_type = 'beacon'
         when 'remove_listing' then target_type in ('ticket_listing', 'market_listing')
         when 'suspend_seller' then target_type = 'seller'
         when 'reinstate' then target_type in ('beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user')
         else target_type = 'user' end)
);
comment on column moderation_actions.target_version is 'Counts the actions on one target: its owner ignores one older than it has applied.';
comment on column moderation_actions.concerned_id is 'Whom it concerns: the owner of the target. He reads the statement and may appeal.';
comment on column moderation_actions.reason is 'For staff and the audit log; the person concerned reads the statement instead.';

-- Two actions on one target at once take turns, and get two versions.
create function app.count_action() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('action:' || new.target_type || new.target_id, 0));
  new.target_version := 1 + coalesce((select max(target_version) from public.moderation_actions
    where target_type = new.target_type and target_id = new.target_id), 0);
  return new;
end $$;
create trigger a_stamp before insert or update on moderation_actions
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on moderation_actions
  for each row execute function app.enforce_transition('action', 'status');
create trigger c_count before insert on moderation_actions
  for each row execute function app.count_action();
-- SPEC.md: "cannot be deleted".
create trigger never_deleted before delete or truncate on moderation_actions
  for each statement execute function app.refuse_change();

create table strikes (
  id uuid primary key default uuidv7(),
  action_id uuid not null unique references moderation_actions,
  user_id uuid not null,
  weight integer not null check (weight between 1 and 10),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  check (expires_at > created_at)
);
comment on table strikes is 'What weighs on a person, and until when; it suggests the next step, and a person decides.';

create table appeals (
  id uuid primary key default uuidv7(),
  action_id uuid not null unique references moderation_actions,
  appellant_id uuid not null,
  statement text not null check (length(statement) between 10 and 2000),
  status text not null default 'open' check (status in ('open', 'upheld', 'overturned')),
  decision text check (length(decision) between 10 and 2000),
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((status = 'open') = (decision is null)),
  check ((status = 'open') = (decided_at is null))
);
create trigger a_stamp before insert or update on appeals
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on appeals
  for each row execute function app.enforce_transition('appeal', 'status');

insert into state_transitions (machine, from_state, to_state, db_role)
select machine, from_state, to_state, db_role
from (values
  ('case', array[''], 'open', array['system']),
  ('case', array['open'], 'assigned', array['moderator', 'admin']),
  ('case', array['assigned'], 'open', array['moderator', 'admin']),
  ('case', array['assigned'], 'closed', array['moderator', 'admin']),
  ('case', array['closed'], 'open', array['moderator', 'admin', 'system']),
  ('action', array[''], 'requested', array['moderator', 'admin']),
  ('action', array['requested'], 'effective', array['system']),
  ('action', array['requested'], 'failed', array['system']),
  ('action', array['failed'], 'requested', array['moderator', 'admin']),
  ('appeal', array[''], 'open', array['app_user', 'moderator', 'admin']),
  ('appeal', array['open'], 'upheld', array['moderator', 'admin']),
  ('appeal', array['open'], 'overturned', array['moderator', 'admin']),
  ('report', array[''], 'open', array['app_user', 'moderator', 'admin']),
  ('report', array['open', 'resolved', 'dismissed'], 'investigating', array['moderator', 'admin']),
  ('report', array['investigating'], 'resolved', array['moderator', 'admin']),
  ('report', array['open', 'investigating'], 'dismissed', array['moderator', 'admin'])
) as edge (machine, from_states, to_state, roles)
cross join unnest(from_states) as from_state
cross join unnest(roles) as db_role;

alter table moderation_reports enable row level security;
alter table moderation_reports force row level security;
alter table reporter_mutes enable row level security;
alter table reporter_mutes force row level security;
alter table report_categories enable row level security;
alter table report_categories force row level security;
alter table moderation_cases enable row level security;
alter table moderation_cases force row level security;
alter table staff_members enable row level security;
alter table staff_members force row level security;
alter table moderation_actions enable row level security;
alter table moderation_actions force row level security;
alter table strikes enable row level security;
alter table strikes force row level security;
alter table appeals enable row level security;
alter table appeals force row level security;

-- Data subject access requests

create table dsar_requests (
  id uuid primary key default uuidv7(),
  user_id uuid not null,
  type text not null check (type in ('export', 'delete')),
  status text not null default 'received'
    check (status in ('received', 'verifying', 'processing', 'completed', 'rejected')),
  rejection_reason text check (length(rejection_reason) between 10 and 2000),
  hold_reason text check (length(hold_reason) between 10 and 2000),
  hold_until timestamptz,
  due_at timestamptz not null default now() + interval '30 days',
  confirmed_at timestamptz,
  sent_at timestamptz,
  completed_at timestamptz,
  public_jwk jsonb,
  wrapped_key bytea,
  manifest jsonb,
  bundle_expires_at timestamptz,
  receipt text,
  receipt_code_hash bytea check (length(receipt_code_hash) = 32),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  check ((status = 'rejected') = (rejection_reason is not null)),
  check ((hold_reason is null) = (hold_until is null)),
  check (status in ('received', 'verifying', 'rejected') or confirmed_at is not null),
  check ((status = 'completed') = (completed_at is not null))
);
comment on table dsar_requests is 'Requests for one''s data or to be forgotten (GDPR, articles 15, 17 and 20).';
comment on column dsar_requests.wrapped_key is 'The request''s private key under DSAR_KEYS_KEK; gone when the bundle is, or the erasure done.';
comment on column dsar_requests.hold_reason is 'The law that makes an erasure wait.';
comment on column dsar_requests.receipt is 'What each service did, as a JWS; readable with the code shown at the confirmation.';
create trigger a_stamp before insert or update on dsar_requests
  for each row execute function app.stamp_row();
create trigger b_transition before insert or update of status on dsar_requests
  for each row execute function app.enforce_transition('dsar', 'status');

create table dsar_parts (
  request_id uuid not null references dsar_requests,
  service text not null check (service in ('nightlife', 'safety', 'commerce', 'identity', 'music')),
  asked_at timestamptz not null default now(),
  answered_at timestamptz,
  held_at timestamptz,
  object_name text,
  sha256 text,
  records integer,
  treatments jsonb,
  primary key (request_id, service)
);
comment on table dsar_parts is 'Who has to answer a request, and who has.';
comment on column dsar_parts.held_at is 'Since when the law makes this service wait; it is asked again when the request''s hold is over.';

insert into state_transitions (machine, from_state, to_state, db_role)
select 'dsar', from_state, to_state, db_role
from (values
  (array[''], 'received', array['app_user', 'moderator', 'admin']),
  (array['received'], 'verifying', array['system']),
  (array['verifying'], 'processing', array['system']),
  (array['processing'], 'completed', array['system']),
  (array['received', 'verifying', 'processing'], 'rejected', array['admin'])
) as edge (from_states, to_state, roles)
cross join unnest(from_states) as from_state
cross join unnest(roles) as db_role;

alter table dsar_requests enable row level security;
alter table dsar_requests force row level security;
alter table dsar_parts enable row level security;
alter table dsar_parts force row level security;

-- Audit log

-- One field of the canonical content that is hashed: a netstring of its UTF-8 bytes, "-," for null. Nothing can be
-- moved from one field to the next without changing what comes out. Source: D. J. Bernstein, "Netstrings" (1997).
create function app.netstring(field text) returns text
  language sql immutable parallel safe
  return coalesce(octet_length(convert_to(field, 'UTF8'))::text || ':' || field || ',', '-,');
grant execute on function app.netstring(text) to system;

create table audit_log (
  seq bigint primary key check (seq > 0),
  id uuid not null unique,
  service text not null check (service in ('nightlife', 'safety', 'commerce', 'identity', 'music')),
  actor_id uuid,
  actor_role text not null check (actor_role in ('anon', 'app_user', 'moderator', 'admin', 'system', 'relay')),
  action text not null check (length(action) <= 100),
  object_type text not null check (length(object_type) <= 60),
  object_id text not null check (length(object_id) <= 100),
  subject_id uuid,
  request_id text check (length(request_id) <= 64),
  sealed bytea,
  recorded_at timestamptz not null,
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null unique check (length(hash) = 32)
);
comment on table audit_log is 'Everything that staff of all services did, append-only for every role and the owner; each row holds the hash of the one before.';
comment on column audit_log.sealed is 'Before, after and reason as JSON under the subject''s key (AES-256-GCM), or under the key of entries without one.';
comment on column audit_log.subject_id is 'The person whom the sealed part tells of: when his key is erased, it is.';
comment on column audit_log.hash is 'SHA-256 of the netstrings of all other columns, in their order; made here, whoever inserts.';

-- The database chains, not its client: place, previous hash and hash are never the inserter's to say. The lock makes
-- appends take turns until they commit, so that no two rows follow the same one.
create function app.chain_audit_entry() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(7345010);
  select seq, hash into last from public.audit_log order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.prev_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.recorded_at := date_trunc('milliseconds', new.recorded_at);
  new.hash := sha256(convert_to(
    app.netstring(new.seq::text) || app.netstring(new.id::text) || app.netstring(new.service)
    || app.netstring(new.actor_id::text) || app.netstring(new.actor_role) || app.netstring(new.action)
    || app.netstring(new.object_type) || app.netstring(new.object_id) || app.netstring(new.subject_id::text)
    || app.netstring(new.request_id) || app.netstring(encode(new.sealed, 'hex'))
    || app.netstring(to_char(new.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || app.netstring(encode(new.prev_hash, 'hex')), 'UTF8'));
  return new;
end $$;
create trigger a_chain before insert on audit_log
  for each row execute function app.chain_audit_entry();
create trigger append_only before update or delete or truncate on audit_log
  for each statement execute function app.refuse_change();

-- The key of what the audit log says about one person. The row stays when the key is erased, so that nothing said of
-- him later is kept either.
create table audit_subject_keys (
  subject_id uuid primary key,
  wrapped_key bytea,
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((wrapped_key is null) = (erased_at is not null))
);
comment on column audit_subject_keys.wrapped_key is 'AES-256 key, sealed under AUDIT_KEYS_KEK; null once erased.';

create table audit_heads (
  seq bigint primary key references audit_log,
  signed_at timestamptz not null default now()
);
comment on table audit_heads is 'Which entries a signed head went out for; the heads themselves are kept elsewhere.';
create trigger append_only before update or delete or truncate on audit_heads
  for each statement execute function app.refuse_change();

alter table audit_log enable row level security;
alter table audit_log force row level security;
alter table audit_subject_keys enable row level security;
alter table audit_subject_keys force row level security;
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
