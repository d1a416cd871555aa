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
import { mayRead } from '@hotmess/local/testing/rls-questions';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const USER = '10000000-0000-7000-8000-000000000001';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';

const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  user: { role: 'app_user', userId: USER },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

const uuid = (last: number) => `'20000000-0000-7000-8000-00000000000${last}'`;
const id = (last: number) => `id = ${uuid(last)}`;

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
const relations: Record<string, RelationCase> = {
  radio_shows: {
    rows: { draft: id(1), live: id(2), archived: id(3) },
    insert: `insert into radio_shows (title, host_name) values ('A show', 'A host')`,
    update: `title = 'Another'`,
    rights: {
      anon: can('live'),
      user: can('live'),
      moderator: can('live'),
      admin: can('draft live archived', 'ok', 'draft live archived'),
      system: can('draft live archived'),
    },
  },
  schedule_blocks: {
    rows: { ofDraft: id(1), live: id(2), overridden: id(3), excepted: id(4) },
    insert: `insert into schedule_blocks (show_id, day_of_week, start_time, end_time)
             values (${uuid(2)}, 5, '10:00', '11:00')`,
    update: `status = status`,
    rights: {
      anon: can('live excepted'),
      user: can('live excepted'),
      moderator: can('live excepted'),
      admin: can(
        'ofDraft live overridden excepted',
        'ok',
        'ofDraft live overridden excepted',
        'ofDraft live overridden excepted',
      ),
      system: can('ofDraft live overridden excepted', '-', 'ofDraft live overridden excepted'),
    },
  },
  schedule_exceptions: {
    rows: { ofDraft: id(1), ofLive: id(2), ofOverridden: id(3), longPast: id(4) },
    insert: `insert into schedule_exceptions (block_id, day_of_week, on_date) values (${uuid(2)}, 2, '2026-01-20')`,
    update: `show_id = null`,
    rights: {
      anon: can('ofLive longPast'),
      user: can('ofLive longPast'),
      moderator: can('ofLive longPast'),
      admin: can(
        'ofDraft ofLive ofOverridden longPast',
        'ok',
        'ofDraft ofLive ofOverridden longPast',
        'ofDraft ofLive ofOverridden longPast',
      ),
      system: can('ofDraft ofLive ofOverridden longPast', '-', '-', 'longPast'),
    },
  },
  station: {
    rows: { station: 'id' },
    insert: `insert into station (id, time_zone) values (false, 'UTC')`,
    update: `time_zone = 'UTC'`,
    rights: {
      anon: can('station'),
      user: can('station'),
      moderator: can('station'),
      admin: can('station'),
      system: can('station', '-', 'station'),
    },
  },
  now_playing_overrides: {
    rows: { current: id(1), expired: id(2), cleared: id(3) },
    insert: `insert into now_playing_overrides (title, set_by) values ('A track', :me)`,
    update: `cleared_by = nullif(current_setting('app.user_id', true), '')::uuid,
             cleared_at = case when current_user = 'admin' then now() end`,
    rights: {
      anon: can('current'),
      user: can('current'),
      moderator: can('current'),
      admin: can('current expired cleared', 'ok', 'current'),
      system: can('current expired cleared', '-', '-', 'expired'),
    },
  },
  now_playing_announced: {
    rows: { said: 'id' },
    insert: `insert into now_playing_announced default values`,
    update: `title = 'Another'`,
    rights: { admin: can('said', '-', 'said'), system: can('said', '-', 'said') },
  },
  records_releases: {
    rows: { draft: id(1), coming: id(2), due: id(3), live: id(4), archived: id(5) },
    insert: `insert into records_releases (title, artist) values ('A record', 'An artist')`,
    update: `status = case when current_user = 'system' then 'live' else status end`,
    rights: {
      anon: can('due live'),
      user: can('due live'),
      moderator: can('due live'),
      admin: can('draft coming due live archived', 'ok', 'draft coming due live archived'),
      system: can('draft coming due live archived', '-', 'due'),
    },
  },
  release_tracks: {
    rows: { ofDraft: id(1), ofComing: id(2), ofDue: id(3), ofLive: id(4), ofArchived: id(5) },
    insert: `insert into release_tracks (release_id, position, title, duration_seconds)
             values (${uuid(4)}, 2, 'A track', 200)`,
    update: `title = 'Another'`,
    rights: {
      anon: can('ofDue ofLive'),
      user: can('ofDue ofLive'),
      moderator: can('ofDue ofLive'),
      admin: can(
        'ofDraft ofComing ofDue ofLive ofArchived',
        'ok',
        '-',
        'ofDraft ofComing ofDue ofLive ofArchived',
      ),
      system: can('ofDraft ofComing ofDue ofLive ofArchived'),
    },
  },
  listening_runs: {
    rows: { mine: `user_id = '${USER}'` },
    insert: `insert into listening_runs values (uuidv7(), now(), now())`,
    update: `last_beat_at = now()`,
    rights: { admin: can('mine'), system: can('mine', 'ok', 'mine', 'mine') },
  },
  show_listeners: {
    rows: { ofDraft: `show_id = ${uuid(1)}`, ofLive: `show_id = ${uuid(2)}` },
    insert: `insert into show_listeners (show_id, slot_at) values (${uuid(3)}, now())`,
    update: `listeners = 20`,
    rights: {
      anon: can('ofLive'),
      user: can('ofLive'),
      moderator: can('ofLive'),
      admin: can('ofDraft ofLive'),
      system: can('ofDraft ofLive', 'ok', 'ofDraft ofLive'),
    },
  },
  radio_schedule_this_week: {
    rows: {
      ofDraft: `block_id = ${uuid(1)}`,
      live: `block_id = ${uuid(2)}`,
      overridden: `block_id = ${uuid(3)}`,
      excepted: `block_id = ${uuid(4)}`,
    },
    rights: {
      anon: can('live excepted'),
      user: can('live excepted'),
      moderator: can('live excepted'),
      // For admins too: what is on air.
      admin: can('live excepted'),
    },
  },
  upcoming_releases: {
    rows: { draft: id(1), coming: id(2), due: id(3), live: id(4), archived: id(5) },
    update: `title = 'Another'`,
    rights: { anon: can('coming'), user: can('coming'), moderator: can('coming'), admin: can('coming') },
  },
  ...kernelRelations(knockers, `machine = 'show' and from_state = '' and db_role = 'admin'`),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('music');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  const show = (last: number, status: string) => `(${uuid(last)}, 'A show', 'A host', '${status}')`;
  const block = (last: number, showId: number, status: string, on = 'null') =>
    `(${uuid(last)}, ${uuid(showId)}, ${last}, '10:00', '11:00', '${status}', ${on})`;
  // Each on a date of its own far from now, on the weekday of its block; the fourth on one of long ago.
  const exception = (last: number, blockId: number, date: string) =>
    `(${uuid(last)}, ${uuid(blockId)}, extract(dow from date '${date}'), '${date}')`;
  const release = (last: number, status: string, at: string) =>
    `(${uuid(last)}, 'A record', 'An artist', '${status}', ${at})`;
  const track = (last: number) => `(${uuid(last)}, ${uuid(last)}, 1, 'A track', 200)`;
  await superuser.query(
    `insert into radio_shows (id, title, host_name, status) values
       ${show(1, 'draft')}, ${show(2, 'live')}, ${show(3, 'archived')};
     insert into schedule_blocks (id, show_id, day_of_week, start_time, end_time, status, overridden_on) values
       ${block(1, 1, 'live')}, ${block(2, 2, 'live')}, ${block(3, 2, 'overridden')},
       ${block(4, 2, 'overridden', `'2026-01-15'`)};
     insert into schedule_exceptions (id, block_id, day_of_week, on_date) values
       ${exception(1, 1, '2099-01-05')}, ${exception(2, 2, '2099-01-06')}, ${exception(3, 3, '2099-01-07')},
       ${exception(4, 4, '2026-01-15')};
     insert into now_playing_overrides (id, title, set_by, starts_at, expires_at, cleared_at, cleared_by) values
       (${uuid(1)}, 'A track', '${ADMIN}', now(), now() + interval '30 minutes', null, null),
       (${uuid(2)}, 'A track', '${ADMIN}', now() - interval '1 hour', now() - interval '30 minutes', null, null),
       (${uuid(3)}, 'A track', '${ADMIN}', now(), now() + interval '30 minutes', now(), '${ADMIN}');
     insert into records_releases (id, title, artist, status, release_at) values
       ${release(1, 'draft', 'null')}, ${release(2, 'scheduled', `now() + interval '1 day'`)},
       ${release(3, 'scheduled', `now() - interval '1 second'`)}, ${release(4, 'live', `now() - interval '1 day'`)},
       ${release(5, 'archived', `now() - interval '2 days'`)};
     insert into release_tracks (id, release_id, position, title, duration_seconds) values
       ${track(1)}, ${track(2)}, ${track(3)}, ${track(4)}, ${track(5)};
     insert into listening_runs values ('${USER}', now(), now());
     insert into show_listeners (show_id, slot_at, listeners, peak, peak_at) values
       (${uuid(1)}, now(), 20, 25, now()), (${uuid(2)}, now(), 20, 25, now());
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

const reads = (role: string, column: string, table: string) =>
  mayRead(database.superuserUrl, role, column, table);

test('who made, changed, said or cleared something is selectable by admins and the system alone', async () => {
  for (const [table, column] of [
    ['now_playing_overrides', 'set_by'],
    ['now_playing_overrides', 'cleared_by'],
    ['radio_shows', 'created_by'],
    ['schedule_blocks', 'updated_by'],
    ['schedule_exceptions', 'created_by'],
    ['records_releases', 'updated_by'],
    ['release_tracks', 'created_by'],
  ] as const) {
    for (const role of ['anon', 'app_user', 'moderator'])
      expect(await reads(role, column, table), `${role} ${column}`).toBe(false);
    for (const role of ['admin', 'system']) expect(await reads(role, column, table)).toBe(true);
  }
});

test('an admin clears an override in his own name only', async () => {
  const forged: RelationCase = {
    rows: { current: id(1) },
    update: `cleared_at = now(), cleared_by = '${USER}'`,
    rights: {},
  };
  const { admin } = knockers;
  const found = await tryMatrix(database.serviceUrl, { admin: admin! }, { now_playing_overrides: forged });
  expect(found['now_playing_overrides']!['admin']!.update).toBe('-');
});

test('an admin says what is on air in his own name only', async () => {
  const forged: RelationCase = {
    rows: {},
    insert: `insert into now_playing_overrides (title, set_by) values ('A track', '${USER}')`,
    rights: {},
  };
  const { admin } = knockers;
  const found = await tryMatrix(database.serviceUrl, { admin: admin! }, { now_playing_overrides: forged });
  expect(found['now_playing_overrides']!['admin']!.insert).toBe('-');
});
