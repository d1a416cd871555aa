import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import {
  type Knocker,
  type RelationCase,
  type Rights,
  expectedMatrix,
  gapsOf,
  relationsOf,
  tryMatrix,
} from '@hotmess/local/testing/rls-matrix';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SELF = '10000000-0000-7000-8000-000000000001';
const OTHER = '10000000-0000-7000-8000-000000000002';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';
const BANNED = '10000000-0000-7000-8000-000000000005';
const HASH = `'\\x${'ab'.repeat(32)}'`;
const OLD = '20000000-0000-7000-8000-000000000001';

const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  self: { role: 'app_user', userId: SELF },
  banned: { role: 'app_user', userId: BANNED },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

const can = (select: string, insert = '-', update = '-', remove = '-'): Rights => ({
  select,
  insert,
  update,
  delete: remove,
});
const people = (column: string) => ({
  self: `${column} = '${SELF}'`,
  other: `${column} = '${OTHER}'`,
  moderator: `${column} = '${MODERATOR}'`,
  admin: `${column} = '${ADMIN}'`,
  banned: `${column} = '${BANNED}'`,
});
const EVERYONE = 'self other moderator admin banned';

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
const relations: Record<string, RelationCase> = {
  users: {
    rows: people('id'),
    insert: `insert into users (display_name) values ('New')`,
    // A profile column; the standing is in machines.test.ts.
    update: `display_name = 'Changed'`,
    rights: {
      self: can('self', '-', 'self'),
      banned: can('banned', '-', ''),
      moderator: can(EVERYONE, '-', 'moderator'),
      admin: can(EVERYONE, '-', EVERYONE),
      system: can(EVERYONE, 'ok', EVERYONE),
    },
  },
  user_private: {
    rows: people('user_id'),
    insert: `insert into user_private (user_id, email, time_zone)
             values ('30000000-0000-7000-8000-000000000001', 'new@example.org', 'Europe/London')`,
    update: `home_city = 'Leeds'`,
    rights: {
      self: can('self', '-', 'self'),
      banned: can('banned', '-', 'banned'),
      moderator: can('moderator', '-', 'moderator'),
      admin: can('admin', '-', 'admin'),
      system: can(EVERYONE, 'ok', EVERYONE, EVERYONE),
    },
  },
  user_roles: {
    rows: { moderator: `user_id = '${MODERATOR}'`, admin: `user_id = '${ADMIN}'` },
    insert: `insert into user_roles (user_id, role) values (coalesce(:me, '${OTHER}'), 'admin') on conflict do nothing`,
    update: `role = 'admin'`,
    rights: {
      self: can(''),
      banned: can(''),
      moderator: can('moderator admin'),
      admin: can('moderator admin'),
      system: can('moderator admin', 'ok', '-', 'moderator admin'),
    },
  },
  consents: {
    rows: {
      required: `user_id = '${SELF}' and kind = 'terms'`,
      optional: `user_id = '${SELF}' and kind = 'leaderboard'`,
      others: `user_id = '${OTHER}'`,
    },
    insert: `insert into consents (user_id, kind, document_version) values (coalesce(:me, '${OTHER}'), 'marketing', '1')`,
    update: `withdrawn_at = now()`,
    rights: {
      self: can('required optional', 'ok', 'optional'),
      banned: can('', 'ok', ''),
      moderator: can('', 'ok', ''),
      admin: can('required optional others', 'ok', ''),
      system: can('required optional others', 'ok', 'required optional others'),
    },
  },
  registrations: {
    rows: { pending: `email = 'pending@example.org'` },
    insert: `insert into registrations (email, time_zone, consents) values ('b@example.org', 'Europe/London', '[]')`,
    update: `email = 'c@example.org'`,
    rights: { system: can('pending', 'ok', 'pending', 'pending') },
  },
  outgoing_mail: {
    rows: { mail: `email = 'mail@example.org'` },
    insert: `insert into outgoing_mail (template, email) values ('sign_in_code', 'b@example.org')`,
    update: `attempts = 1`,
    rights: { system: can('mail', 'ok', 'mail', 'mail') },
  },
  sign_in_codes: {
    rows: { code: `user_id = '${SELF}'` },
    insert: `insert into sign_in_codes (user_id, code_hash, expires_at) values ('${OTHER}', ${HASH}, now())`,
    update: `tries = 0`,
    rights: { system: can('code', 'ok', 'code', 'code') },
  },
  sessions: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into sessions (user_id) values (coalesce(:me, '${OTHER}'))`,
    update: `auth_time = now()`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other', 'ok', 'self other'),
    },
  },
  refresh_tokens: {
    rows: { token: `expires_at > '2000-01-01'` },
    insert: `insert into refresh_tokens (token_hash, session_id, expires_at) values (${HASH}, '${OLD}', now())`,
    update: `used_at = null`,
    rights: { system: can('token', 'ok', 'token') },
  },
  signing_keys: {
    rows: { key: `kid = 'arranged-key'` },
    insert: `insert into signing_keys (kid, public_jwk, private_key) values ('another-key', '{}', '\\x00')`,
    update: `not_after = now() + interval '1 day'`,
    rights: { admin: can('key'), system: can('key', 'ok', 'key') },
  },
  rate_limits: {
    rows: { bucket: `used = 1` },
    insert: `insert into rate_limits values (${HASH}, 1, now())`,
    update: `used = 2`,
    rights: { system: can('bucket', 'ok', 'bucket', 'bucket') },
  },
  xp_events: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into xp_events (user_id, type, points, source, source_event_id, occurred_at)
             values (coalesce(:me, '${OTHER}'), 'admin_adjustment', 1000, 'identity', 'gift', now())`,
    update: `points = 1000`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other', 'ok'),
    },
  },
  xp_balance_totals: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    insert: `insert into xp_balance_totals values ('${ADMIN}', 1000, 1, now())`,
    update: `balance = 1000`,
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other'),
    },
  },
  xp_balances: {
    rows: { self: `user_id = '${SELF}'`, other: `user_id = '${OTHER}'` },
    rights: {
      self: can('self'),
      banned: can(''),
      moderator: can(''),
      admin: can('self other'),
      system: can('self other'),
    },
  },
  xp_rules: {
    rows: { scan: `type = 'beacon_scan'` },
    insert: `insert into xp_rules (type, streak_days, points) values ('streak_bonus', 365, 5000)`,
    update: `active_to = now()`,
    rights: {
      self: can('scan'),
      banned: can('scan'),
      moderator: can('scan'),
      admin: can('scan', 'ok', 'scan'),
      system: can('scan'),
    },
  },
  voided_scans: {
    rows: { scan: `scan_id = '${OLD}'` },
    insert: `insert into voided_scans (scan_id) values (uuidv7())`,
    update: `voided_at = now()`,
    rights: { admin: can('scan'), system: can('scan', 'ok') },
  },
  public_profiles: {
    rows: people('id'),
    update: `display_name = 'Changed'`,
    rights: {
      anon: can('other'),
      self: can('other'),
      banned: can('other'),
      moderator: can('other'),
      admin: can('other'),
      system: can('other'),
    },
  },
  xp_leaderboard: {
    rows: { self: `username = 'self_user'`, other: `username = 'other_user'` },
    rights: {
      anon: can('other'),
      self: can('other'),
      banned: can('other'),
      moderator: can('other'),
      admin: can('other'),
      system: can('other'),
    },
  },
  state_transitions: {
    rows: { ban: `machine = 'user' and to_state = 'banned' and from_state = 'active' and db_role = 'admin'` },
    insert: `insert into state_transitions values ('user', 'banned', 'active', 'app_user')`,
    update: `db_role = 'anon'`,
    rights: {
      anon: can('ban'),
      self: can('ban'),
      banned: can('ban'),
      moderator: can('ban'),
      admin: can('ban'),
      system: can('ban'),
    },
  },
  leases: {
    rows: { lease: `name = 'arranged'` },
    insert: `insert into leases values ('another', uuidv7(), now())`,
    update: `expires_at = now()`,
    rights: { system: can('lease', 'ok', 'lease', 'lease'), relay: can('lease', 'ok', 'lease', 'lease') },
  },
  outbox: {
    rows: { event: `subject = 'arranged'` },
    insert: `insert into outbox (id, stream, subject, envelope) values (uuidv7(), 'IDENTITY', 'forged', '{}')`,
    update: `published_at = now(), stream_created = 'x', stream_seq = 1`,
    rights: { system: can('-', 'ok'), relay: can('event', '-', 'event') },
  },
  inbox: {
    rows: { seen: `consumer = 'arranged'` },
    insert: `insert into inbox (consumer, event_id) values ('another', uuidv7())`,
    update: `consumer = 'x'`,
    rights: { system: can('seen', 'ok', '-', 'seen') },
  },
  inbox_failures: {
    rows: { failure: `consumer = 'arranged'` },
    insert: `insert into inbox_failures (consumer, event_id) values ('another', uuidv7())`,
    update: `attempts = 1`,
    rights: { system: can('failure', 'ok', 'failure', 'failure') },
  },
  schema_migrations: {
    rows: { kernel: `version = '000_create_kernel'` },
    insert: `insert into schema_migrations (version, checksum) values ('x', 'x')`,
    update: `checksum = 'x'`,
    rights: Object.fromEntries(Object.keys(knockers).map((name) => [name, can('kernel')])),
  },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('identity');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  await superuser.query(
    `insert into users (id, status, username, display_name, is_public) values
       ('${SELF}', 'active', 'self_user', 'Self', false), ('${OTHER}', 'active', 'other_user', 'Other', true),
       ('${MODERATOR}', 'active', null, 'Moderator', false), ('${ADMIN}', 'active', null, 'Admin', false),
       ('${BANNED}', 'banned', 'banned_user', 'Banned', true), ('30000000-0000-7000-8000-000000000001', 'erased', null, null, false);
     insert into user_private (user_id, email, time_zone)
       select id, id || '@example.org', 'Europe/London' from users where status <> 'erased';
     insert into user_roles (user_id, role) values ('${MODERATOR}', 'moderator'), ('${ADMIN}', 'admin');
     insert into consents (user_id, kind, document_version) values
       ('${SELF}', 'terms', '1'), ('${SELF}', 'leaderboard', '1'), ('${OTHER}', 'leaderboard', '1');
     insert into registrations (email, time_zone, consents) values ('pending@example.org', 'Europe/London', '[]');
     insert into outgoing_mail (template, email) values ('sign_in_code', 'mail@example.org');
     insert into sign_in_codes (user_id, code_hash, expires_at) values ('${SELF}', '\\x${'01'.repeat(32)}', now());
     insert into sessions (id, user_id) values ('${OLD}', '${SELF}'), (uuidv7(), '${OTHER}');
     insert into refresh_tokens (token_hash, session_id, expires_at) values ('\\x${'01'.repeat(32)}', '${OLD}', now());
     insert into signing_keys (kid, public_jwk, private_key) values ('arranged-key', '{}', '\\x00');
     insert into rate_limits values ('\\x${'01'.repeat(32)}', 1, now());
     insert into xp_events (user_id, type, points, source, source_event_id, occurred_at) values
       ('${SELF}', 'beacon_scan', 10, 'nightlife', 'a', now()), ('${OTHER}', 'beacon_scan', 10, 'nightlife', 'b', now());
     insert into xp_balance_totals values ('${SELF}', 10, 1, now()), ('${OTHER}', 10, 1, now()), ('${BANNED}', 10, 1, now());
     insert into voided_scans (scan_id) values ('${OLD}');
     insert into leases values ('arranged', uuidv7(), now());
     insert into outbox (stream, subject, envelope) values ('IDENTITY', 'arranged', '{}');
     insert into inbox (consumer, event_id) values ('arranged', uuidv7());
     insert into inbox_failures (consumer, event_id) values ('arranged', uuidv7());`,
  );
  await superuser.end();
});
afterAll(() => database.drop());

test('every table and view is in the matrix', async () => {
  expect(await relationsOf(database.superuserUrl)).toEqual(Object.keys(relations).sort());
});

test('row-level security is forced everywhere, and partitions have no door of their own', async () => {
  expect(await gapsOf(database.superuserUrl)).toEqual([]);
});

test('RLS: every relation × role × verb does what SPEC.md and DOMAIN.md say', async () => {
  expect(await tryMatrix(database.serviceUrl, knockers, relations)).toEqual(
    expectedMatrix(knockers, relations),
  );
});

const as = async (role: string, userId: string, sql: string) => {
  const client = new pg.Client({ connectionString: database.serviceUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
      role,
      userId,
    ]);
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('Checklist · RLS: Admin can access all tables', async () => {
  // All but the secrets and addresses of sign-in, which are the system's alone.
  for (const table of [
    'users',
    'user_roles',
    'consents',
    'sessions',
    'xp_events',
    'xp_balances',
    'xp_rules',
    'voided_scans',
  ])
    expect((await as('admin', ADMIN, `select * from ${table}`)).length).toBeGreaterThan(0);
  await expect(as('admin', ADMIN, 'select private_key from signing_keys')).rejects.toMatchObject({
    code: '42501',
  });
});

test('Checklist · Privacy: Views expose no PII', async () => {
  const rows = await as(
    'anon',
    '',
    `select table_name || '.' || column_name as column from information_schema.columns
     where table_schema = 'public' and has_table_privilege('anon', quote_ident(table_name), 'select')
       and table_name not in ('schema_migrations', 'state_transitions') order by 1`,
  );
  expect(rows.map(({ column }) => column)).toEqual([
    'public_profiles.display_name',
    'public_profiles.id',
    'public_profiles.username',
    'xp_leaderboard.balance',
    'xp_leaderboard.rank',
    'xp_leaderboard.username',
  ]);
});

test('nobody raises his own rights by SQL', async () => {
  const attempts = [
    `update users set status = 'active' where id = '${BANNED}' returning id`,
    `update users set version = 99 where id = app.user_id() returning id`,
    `update users set id = uuidv7() where id = app.user_id() returning id`,
    `insert into user_roles (user_id, role) values (app.user_id(), 'admin') returning user_id`,
    `update user_private set email = 'x@example.org' where user_id = app.user_id() returning user_id`,
    `update user_private set email_verified_at = now() where user_id = app.user_id() returning user_id`,
    `update sessions set auth_time = now() where user_id = app.user_id() returning id`,
    `select app.add_to_balance()`,
  ];
  for (const [role, me] of [
    ['app_user', SELF],
    ['app_user', BANNED],
    ['moderator', MODERATOR],
    ['admin', ADMIN],
  ] as const) {
    for (const attempt of attempts) {
      // A moderator and an admin may reinstate another; that is their office.
      if (attempt.includes('status') && role !== 'app_user') continue;
      const rows = await as(role, me, attempt).catch((error: { code: string }) => {
        expect(['42501', 'HM001', '0A000']).toContain(error.code);
        return [];
      });
      expect(rows, `${role}: ${attempt}`).toEqual([]);
    }
  }
});

test('whom a judge may judge', async () => {
  const judge = (role: string, me: string, whom: string) =>
    as(role, me, `update users set status = 'suspended' where id = '${whom}' returning id`);
  expect((await judge('moderator', MODERATOR, OTHER)).length).toBe(1);
  expect((await judge('moderator', MODERATOR, ADMIN)).length).toBe(0);
  await expect(judge('moderator', MODERATOR, MODERATOR)).rejects.toMatchObject({ code: '42501' });
  expect((await judge('admin', ADMIN, MODERATOR)).length).toBe(1);
  await expect(judge('admin', ADMIN, ADMIN)).rejects.toMatchObject({ code: '42501' });
});

test('a withdrawn consent is history, and its moment is ours', async () => {
  const [row] = await as(
    'app_user',
    SELF,
    `update consents set withdrawn_at = '2100-01-01' where kind = 'leaderboard' returning withdrawn_at = now() as ours`,
  );
  expect(row).toEqual({ ours: true });
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query('begin');
  await superuser.query(`update consents set withdrawn_at = now() where kind = 'leaderboard'`);
  await expect(
    superuser.query(`update consents set withdrawn_at = null where kind = 'leaderboard'`),
  ).rejects.toMatchObject({ code: 'HM002' });
  await superuser.end();
});
