import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { ARRANGE_KERNEL, can, kernelRelations } from '@hotmess/local/testing/kernel-relations';
import {
  type Knocker,
  type RelationCase,
  expectedMatrix,
  gapsOf,
  relationsOf,
  tryMatrix,
} from '@hotmess/local/testing/rls-matrix';
import { queryAs } from '@hotmess/local/testing/rls-questions';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, DOORMAN, HOST, MODERATOR, OTHER } from './rls-people.ts';
import { ARRANGE_MARKET, marketRelations } from './rls-market.ts';

const HASH = `'\\x${'ab'.repeat(32)}'`;

const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  host: { role: 'app_user', userId: HOST },
  other: { role: 'app_user', userId: OTHER },
  doorman: { role: 'app_user', userId: DOORMAN },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

/** What everyone may read, and the system does not need to. */
const everyone = (rows: string) =>
  Object.fromEntries(
    ['anon', 'host', 'other', 'doorman', 'moderator', 'admin'].map((name) => [name, can(rows)]),
  );
/** What the system adds and admins may look at; the public has views of it. */
const snapshot = (rows: string) => ({ admin: can(rows), system: can(rows, 'ok') });

const id = (last: number) => `id = '20000000-0000-7000-8000-00000000000${last}'`;

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
const relations: Record<string, RelationCase> = {
  cities: {
    rows: { london: `id = 'london'` },
    insert: `insert into cities (id, name, country_code, time_zone) values ('paris', 'Paris', 'FR', 'Europe/Paris')`,
    update: `name = 'Londinium'`,
    rights: {
      anon: can('london'),
      host: can('london'),
      other: can('london'),
      doorman: can('london'),
      moderator: can('london'),
      admin: can('london', 'ok', 'london'),
      system: can('london'),
    },
  },
  beacons: {
    rows: { draft: id(1), review: id(2), live: id(3), past: id(4), disabled: id(5), moderators: id(6) },
    insert: `insert into beacons (host_id, city_id, type, title, starts_at, time_zone)
             values (:me, 'london', 'venue', 'Mine', now(), 'Europe/London')`,
    // A state every row but the disabled could have been left in by a host: what is refused is refused by ownership.
    update: `status = 'archived'`,
    rights: {
      anon: can('live'),
      host: can('draft review live past disabled', 'ok', 'draft live past'),
      other: can('live', 'ok', ''),
      doorman: can('live', 'ok', ''),
      // He may send back or put live what waits, and archive nothing: the one row he could touch refuses this step.
      moderator: can('draft review live past disabled moderators', 'ok', '-'),
      admin: can('draft review live past disabled moderators', 'ok', 'draft live past'),
      system: can('draft review live past disabled moderators', '-', '-'),
    },
  },
  live_beacons: {
    rows: { draft: id(1), live: id(3), past: id(4) },
    rights: {
      anon: can('live'),
      host: can('live'),
      other: can('live'),
      doorman: can('live'),
      moderator: can('live'),
      admin: can('live'),
    },
  },
  qr_tokens: {
    rows: {
      hosts: `id = '30000000-0000-7000-8000-000000000001'`,
      staffs: `id = '30000000-0000-7000-8000-000000000002'`,
      ticket: `id = '30000000-0000-7000-8000-000000000003'`,
    },
    insert: `insert into qr_tokens (beacon_id, token_hash, scope, max_uses, expires_at, issued_by)
             values ('20000000-0000-7000-8000-000000000003', ${HASH}, 'check_in', 1, now() + interval '1 minute', :me)`,
    update: `status = 'revoked'`,
    rights: {
      host: can('hosts staffs ticket', 'ok', 'hosts staffs ticket'),
      other: can('ticket', '-', 'ticket'),
      moderator: can('hosts staffs ticket', 'ok', 'hosts staffs ticket'),
      admin: can('hosts staffs ticket', 'ok', 'hosts staffs ticket'),
      // He mints tickets' tokens alone, and clears away what has ended.
      system: can('hosts staffs ticket', '-', 'hosts staffs ticket', ''),
      doorman: can('hosts ticket', 'ok', 'hosts ticket'),
    },
  },
  qr_token_uses: {
    rows: {
      hosts: `token_id = '30000000-0000-7000-8000-000000000001'`,
      staffs: `token_id = '30000000-0000-7000-8000-000000000002'`,
    },
    insert: `insert into qr_token_uses values ('30000000-0000-7000-8000-000000000001', 7, 1, 0)`,
    update: `current_uses = current_uses`,
    rights: {
      host: can('hosts staffs'),
      other: can(''),
      doorman: can('hosts'),
      moderator: can('hosts staffs'),
      admin: can('hosts staffs'),
      system: can('hosts staffs', '-', 'hosts staffs'),
    },
  },
  content_rulesets: {
    rows: { strict: `name = 'Strict'` },
    insert: `insert into content_rulesets (name) values ('Another')`,
    update: `report_threshold = 5`,
    rights: {
      anon: can('strict'),
      host: can('strict'),
      other: can('strict'),
      doorman: can('strict'),
      moderator: can('strict'),
      admin: can('strict', 'ok', 'strict'),
      system: can('strict'),
    },
  },
  beacon_staff: {
    rows: { doorman: `user_id = '${DOORMAN}'`, elsewhere: `user_id = '${ADMIN}'` },
    insert: `insert into beacon_staff (beacon_id, user_id) values ('20000000-0000-7000-8000-000000000003', '${OTHER}')`,
    update: `user_id = user_id`,
    rights: {
      host: can('doorman', 'ok', '-', 'doorman'),
      other: can('', '-', '-', ''),
      doorman: can('doorman', '-', '-', 'doorman'),
      moderator: can('doorman elsewhere', '-', '-', 'elsewhere'),
      admin: can('doorman elsewhere', '-', '-', 'doorman elsewhere'),
      system: can('doorman elsewhere', '-', '-', 'doorman elsewhere'),
    },
  },
  beacon_live_spans: {
    rows: { live: `beacon_id = '20000000-0000-7000-8000-000000000003'` },
    insert: `insert into beacon_live_spans values ('20000000-0000-7000-8000-000000000003', now())`,
    update: `live_until = now()`,
    rights: { system: can('live') },
  },
  person_standings: {
    rows: { banned: `standing = 'banned'` },
    insert: `insert into person_standings (user_id, standing, version) values (uuidv7(), 'active', 1)`,
    update: `standing = 'active'`,
    rights: {
      moderator: can('banned'),
      admin: can('banned'),
      system: can('banned', 'ok', 'banned', 'banned'),
    },
  },
  offline_keys: {
    rows: { key: `kid = 'key-number-one'` },
    insert: `insert into offline_keys (kid, public_jwk, private_key) values ('key-number-two', '{}', '\\x00')`,
    update: `not_after = now()`,
    rights: { system: can('key', 'ok', 'key') },
  },
  scan_voids: {
    rows: { void: `voided_by = '${ADMIN}'` },
    insert: `insert into scan_voids values (uuidv7(), now(), '20000000-0000-7000-8000-000000000003')`,
    update: `voided_by = null`,
    rights: { admin: can('void'), system: can('void', 'ok', 'void') },
  },
  beacon_scans: {
    rows: { scan: `user_id = '${OTHER}'` },
    insert: `insert into beacon_scans (scanned_at, status) values (now(), 'invalid')`,
    update: `user_id = null`,
    rights: { admin: can('scan'), system: can('scan', 'ok', 'scan') },
  },
  scan_answers: {
    rows: { answer: `nonce = 'nonce-one'` },
    insert: `insert into scan_answers values (${HASH}, 'nonce-two', uuidv7(), 'valid', null, true, now())`,
    update: `status = 'valid'`,
    rights: { system: can('answer', 'ok', '-', 'answer') },
  },
  scan_firsts: {
    rows: { first: `user_id = '${OTHER}'` },
    insert: `insert into scan_firsts values (uuidv7(), uuidv7(), 'check_in', '-infinity', uuidv7())`,
    update: `scan_id = uuidv7()`,
    rights: { system: can('first', 'ok', '-', 'first') },
  },
  scan_earned: {
    rows: { earned: `user_id = '${OTHER}'` },
    insert: `insert into scan_earned values (uuidv7(), uuidv7(), uuidv7())`,
    update: `scan_id = uuidv7()`,
    rights: { system: can('earned', 'ok', '-', 'earned') },
  },
  beacon_counters: {
    rows: { counter: `shard = 3` },
    insert: `insert into beacon_counters values ('20000000-0000-7000-8000-000000000003', 4, 1, 0)`,
    update: `scans = scans + 1`,
    rights: { admin: can('counter'), system: can('counter', 'ok', 'counter') },
  },
  ...marketRelations,
  ip_peppers: {
    rows: { today: `day = current_date` },
    insert: `insert into ip_peppers values (current_date + 1, ${HASH})`,
    update: `day = day`,
    rights: { system: can('today', 'ok', '-', 'today') },
  },
  beacon_search: {
    rows: { live: `beacon_id = '20000000-0000-7000-8000-000000000003'` },
    insert: `insert into beacon_search values ('20000000-0000-7000-8000-000000000001', null, '')`,
    update: `ends_at = now()`,
    rights: {},
  },
  searchable_beacons: {
    rows: { live: `beacon_id = '20000000-0000-7000-8000-000000000003'` },
    rights: everyone('live'),
  },
  beacon_viewers: {
    rows: { viewer: `signed_in` },
    insert: `insert into beacon_viewers values (current_date, ${HASH}, uuidv7(), true)`,
    update: `signed_in = false`,
    rights: { system: can('viewer', 'ok', '-', 'viewer') },
  },
  published_hours: {
    rows: { hour: `hour = '2026-01-01 22:00+00'` },
    insert: `insert into published_hours values ('2026-01-01 23:00+00')`,
    update: `published_at = now()`,
    rights: snapshot('hour'),
  },
  city_hours: {
    rows: { cell: `people = 25` },
    insert: `insert into city_hours values ('london', '2026-01-01 21:00+00', '2026-01-01', 20, 20)`,
    update: `people = 30`,
    rights: snapshot('cell'),
  },
  beacon_hours: {
    rows: { cell: `people = 25` },
    insert: `insert into beacon_hours values ('2026-01-01 21:00+00', '20000000-0000-7000-8000-000000000003', 20)`,
    update: `people = 30`,
    rights: snapshot('cell'),
  },
  popular_ranks: {
    rows: { third: `rank = 3` },
    insert: `insert into popular_ranks values ('2026-01-01 21:00+00', 1, 1, '20000000-0000-7000-8000-000000000003', 'london')`,
    update: `rank = 1`,
    rights: snapshot('third'),
  },
  beacon_cells: {
    rows: { hosts: `amount = 25`, moderators: `amount = 30` },
    insert: `insert into beacon_cells values ('20000000-0000-7000-8000-000000000003', 'views', now(), 20)`,
    update: `amount = 100`,
    rights: {
      ...snapshot('hosts moderators'),
      host: can('hosts'),
      other: can(''),
      doorman: can(''),
      moderator: can('moderators'),
    },
  },
  night_pulse_city_stats: { rows: { cell: `people = 25` }, rights: everyone('cell') },
  city_heat_map: { rows: { cell: `activity = 25` }, rights: everyone('cell') },
  popular_beacons: { rows: { third: `rank = 3`, past: `rank = 4` }, rights: everyone('third') },
  beacon_stats: {
    rows: { posts: `posts = 20`, past: `posts = 35` },
    rights: everyone('posts'),
  },
  ...kernelRelations(knockers, `machine = 'beacon' and to_state = 'pending_review' and db_role = 'app_user'`),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('nightlife');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  const beacon = (last: number, host: string, status: string, ends: string, prior = 'null') =>
    `('20000000-0000-7000-8000-00000000000${last}', '${host}', 'london', 'venue', '${status}', ${prior}, 'A beacon',
      now() - interval '2 hours', ${ends}, 'Europe/London')`;
  await superuser.query(
    `insert into cities (id, name, country_code, time_zone) values ('london', 'London', 'GB', 'Europe/London');
     insert into beacons (id, host_id, city_id, type, status, prior_state, title, starts_at, ends_at, time_zone) values
       ${beacon(1, HOST, 'draft', 'null')}, ${beacon(2, HOST, 'pending_review', 'null')}, ${beacon(3, HOST, 'live', 'null')},
       ${beacon(4, HOST, 'live', `now() - interval '1 second'`)}, ${beacon(5, HOST, 'disabled', 'null', `'live'`)},
       ${beacon(6, MODERATOR, 'pending_review', 'null')};
     insert into qr_tokens (id, beacon_id, token_hash, scope, max_uses, expires_at, issued_by) values
       ('30000000-0000-7000-8000-000000000001', '20000000-0000-7000-8000-000000000003', '\\x${'01'.repeat(32)}',
        'check_in', 5, now() + interval '1 hour', '${HOST}'),
       ('30000000-0000-7000-8000-000000000002', '20000000-0000-7000-8000-000000000003', '\\x${'02'.repeat(32)}',
        'staff', 5, now() + interval '1 hour', '${MODERATOR}');
     insert into qr_tokens (id, beacon_id, token_hash, scope, max_uses, expires_at, holder_id, listing_id) values
       ('30000000-0000-7000-8000-000000000003', '20000000-0000-7000-8000-000000000003', '\\x${'05'.repeat(32)}',
        'check_in', 1, now() + interval '1 hour', '${OTHER}', uuidv7());
     insert into qr_token_uses select id, 0, 5, 1 from qr_tokens where holder_id is null;
     insert into content_rulesets (name) values ('Strict');
     insert into beacon_staff (beacon_id, user_id) values
       ('20000000-0000-7000-8000-000000000003', '${DOORMAN}'), ('20000000-0000-7000-8000-000000000006', '${ADMIN}');
     insert into beacon_live_spans values ('20000000-0000-7000-8000-000000000003', now());
     insert into person_standings (user_id, standing, version) values ('${OTHER}', 'banned', 1);
     insert into offline_keys (kid, public_jwk, private_key) values ('key-number-one', '{}', '\\x00');
     insert into scan_voids values (uuidv7(), now(), '20000000-0000-7000-8000-000000000003', '${ADMIN}');
     insert into beacon_scans (scanned_at, beacon_id, user_id, status)
       values (now(), '20000000-0000-7000-8000-000000000003', '${OTHER}', 'valid');
     insert into scan_answers values ('\\x01', 'nonce-one', uuidv7(), 'valid', null, true, now());
     insert into scan_firsts values ('20000000-0000-7000-8000-000000000003', '${OTHER}', 'check_in', '-infinity', uuidv7());
     insert into scan_earned values ('20000000-0000-7000-8000-000000000003', '${OTHER}', uuidv7());
     insert into beacon_counters values ('20000000-0000-7000-8000-000000000003', 3, 1, 0);
     insert into ip_peppers values (current_date, '\\x${'03'.repeat(32)}');
     ${ARRANGE_MARKET}
     insert into beacon_search values ('20000000-0000-7000-8000-000000000003', null, to_tsvector('english', 'A beacon')),
       ('20000000-0000-7000-8000-000000000004', now() - interval '1 second', to_tsvector('english', 'A beacon'));
     insert into beacon_viewers values (current_date, '\\x${'04'.repeat(32)}', uuidv7(), true);
     insert into published_hours values ('2026-01-01 21:00+00'), ('2026-01-01 22:00+00');
     insert into city_hours values ('london', '2026-01-01 22:00+00', '2026-01-01', 25, 25);
     insert into beacon_hours values ('2026-01-01 22:00+00', '20000000-0000-7000-8000-000000000003', 25);
     insert into popular_ranks values
       ('2026-01-01 22:00+00', 3, 3, '20000000-0000-7000-8000-000000000003', 'london'),
       ('2026-01-01 22:00+00', 4, 4, '20000000-0000-7000-8000-000000000004', 'london');
     insert into beacon_cells values
       ('20000000-0000-7000-8000-000000000003', 'scans', '2026-01-01 22:00+00', 25),
       ('20000000-0000-7000-8000-000000000006', 'views', '2026-01-01 22:00+00', 30),
       ('20000000-0000-7000-8000-000000000003', 'posts', '2026-01-01 22:00+00', 20),
       ('20000000-0000-7000-8000-000000000004', 'posts', '2026-01-01 22:00+00', 35);
     ${ARRANGE_KERNEL}`,
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

/** SPEC.md, "Testing Checklist", by name; the matrix above proves them too, these say so to whoever looks. */
const as = (role: string, userId: string, sql: string) => queryAs(database.serviceUrl, role, userId, sql);

test('Checklist · RLS: Public cannot read beacon_scans', async () => {
  for (const role of ['anon', 'app_user'])
    await expect(as(role, OTHER, 'select * from beacon_scans')).rejects.toMatchObject({ code: '42501' });
});

test('Checklist · RLS: Public can read live beacons only', async () => {
  expect(await as('anon', '', 'select distinct status from beacons')).toEqual([{ status: 'live' }]);
  expect(await as('anon', '', 'select count(*)::int as n from beacons where ends_at <= now()')).toEqual([
    { n: 0 },
  ]);
});

test('Checklist · RLS: Admin can access all tables', async () => {
  // All that hold the domain; the kernel's own and the secrets (peppers, answers by token) are the system's alone.
  for (const table of [
    'cities',
    'beacons',
    'beacon_scans',
    'evidence_events',
    'beacon_counters',
    'scan_voids',
  ])
    expect((await as('admin', ADMIN, `select * from ${table}`)).length).toBeGreaterThan(0);
  expect((await as('admin', ADMIN, 'select id, scope, status, holder_id from qr_tokens')).length).toBe(3);
});

test('Checklist · Privacy: Scan events never expose scanner publicly', async () => {
  const rows = await as(
    'admin',
    ADMIN,
    `select c.relname || '.' || a.attname as column, r.rolname as role
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     cross join (values ('anon'), ('app_user'), ('moderator')) as r (rolname)
     where (c.relname ~ '^(beacon_scans|scan_)'
            or c.relname = 'evidence_events' and a.attname in ('user_id', 'noted_by', 'scan_id', 'post_id'))
       and has_column_privilege(r.rolname, c.oid, a.attnum, 'SELECT')`,
  );
  expect(rows).toEqual([]);
});

test('private columns are selectable by nobody who has no use for them', async () => {
  for (const role of ['anon', 'app_user', 'moderator']) {
    await expect(as(role, HOST, 'select geo_hash from beacons')).rejects.toMatchObject({ code: '42501' });
    await expect(as(role, HOST, 'select token_hash from qr_tokens')).rejects.toMatchObject({ code: '42501' });
  }
  await expect(as('admin', ADMIN, 'select token_hash from qr_tokens')).rejects.toMatchObject({
    code: '42501',
  });
});
