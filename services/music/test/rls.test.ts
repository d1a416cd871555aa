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
    },
  },
  schedule_blocks: {
    rows: { ofDraft: id(1), live: id(2), overridden: id(3) },
    insert: `insert into schedule_blocks (show_id, day_of_week, start_time, end_time)
             values (${uuid(2)}, 5, '10:00', '11:00')`,
    update: `status = status`,
    rights: {
      anon: can('live'),
      user: can('live'),
      moderator: can('live'),
      admin: can('ofDraft live overridden', 'ok', 'ofDraft live overridden'),
      system: can('ofDraft live overridden', '-', 'ofDraft live overridden'),
    },
  },
  now_playing_overrides: {
    rows: { current: id(1), expired: id(2) },
    insert: `insert into now_playing_overrides (title, set_by) values ('A track', :me)`,
    update: `title = 'Another'`,
    rights: {
      anon: can('current'),
      user: can('current'),
      moderator: can('current'),
      admin: can('current expired', 'ok'),
      system: can('current expired', '-', '-', 'expired'),
    },
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
  const block = (last: number, showId: number, status: string) =>
    `(${uuid(last)}, ${uuid(showId)}, ${last}, '10:00', '11:00', '${status}')`;
  await superuser.query(
    `insert into radio_shows (id, title, host_name, status) values
       ${show(1, 'draft')}, ${show(2, 'live')}, ${show(3, 'archived')};
     insert into schedule_blocks (id, show_id, day_of_week, start_time, end_time, status) values
       ${block(1, 1, 'live')}, ${block(2, 2, 'live')}, ${block(3, 2, 'overridden')};
     insert into now_playing_overrides (id, title, set_by, starts_at, expires_at) values
       (${uuid(1)}, 'A track', '${ADMIN}', now(), now() + interval '30 minutes'),
       (${uuid(2)}, 'A track', '${ADMIN}', now() - interval '1 hour', now() - interval '30 minutes');
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

/** The role's answer to a SELECT of one column. */
async function reads(role: string, column: string, table: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query('select has_column_privilege($1, $2, $3, $4) as may', [
      role,
      table,
      column,
      'SELECT',
    ]);
    return rows[0].may;
  } finally {
    await client.end();
  }
}

test('who said what is on air is selectable by admins alone', async () => {
  for (const role of ['anon', 'app_user', 'moderator', 'system'])
    expect(await reads(role, 'set_by', 'now_playing_overrides')).toBe(false);
  expect(await reads('admin', 'set_by', 'now_playing_overrides')).toBe(true);
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
