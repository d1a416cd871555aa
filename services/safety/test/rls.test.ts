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

const REPORTER = '10000000-0000-7000-8000-000000000001';
const OTHER = '10000000-0000-7000-8000-000000000002';
const MODERATOR = '10000000-0000-7000-8000-000000000003';
const ADMIN = '10000000-0000-7000-8000-000000000004';

const knockers: Record<string, Knocker> = {
  anon: { role: 'anon' },
  reporter: { role: 'app_user', userId: REPORTER },
  other: { role: 'app_user', userId: OTHER },
  moderator: { role: 'moderator', userId: MODERATOR },
  admin: { role: 'admin', userId: ADMIN },
  system: { role: 'system' },
  relay: { role: 'relay' },
};

const id = (last: number) => `id = '20000000-0000-7000-8000-00000000000${last}'`;

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what" and "Safety". */
const relations: Record<string, RelationCase> = {
  moderation_reports: {
    rows: { reporters: id(1), moderators: id(2), aboutModerator: id(3) },
    insert: `insert into moderation_reports (reporter_id, target_type, target_id, category)
             values (:me, 'post', uuidv7(), 'hate')`,
    update: `status = 'investigating'`,
    rights: {
      reporter: can('reporters aboutModerator', 'ok'),
      other: can('', 'ok'),
      // Not what he filed, and not what is about him.
      moderator: can('reporters moderators aboutModerator', 'ok', 'reporters'),
      admin: can('reporters moderators aboutModerator', 'ok', 'reporters moderators aboutModerator'),
    },
  },
  audit_log: {
    rows: { entry: `action = 'beacon.approve'` },
    insert: `insert into audit_log (id, service, actor_role, action, object_type, object_id, recorded_at)
             values (uuidv7(), 'safety', 'system', 'x.y', 'x', 'x', now())`,
    update: `action = 'nothing'`,
    rights: { admin: can('entry'), system: can('entry', 'ok') },
  },
  audit_heads: {
    rows: { head: `seq = 1` },
    insert: `insert into audit_heads (seq) values (2)`,
    update: `signed_at = now()`,
    rights: { admin: can('head'), system: can('head', 'ok') },
  },
  audit_subject_keys: {
    rows: { key: `erased_at is null` },
    insert: `insert into audit_subject_keys (subject_id, wrapped_key) values (uuidv7(), 'x')`,
    update: `wrapped_key = null, erased_at = now()`,
    rights: { system: can('key', 'ok', 'key') },
  },
  ...kernelRelations(knockers, `machine = 'report' and from_state = '' and db_role = 'admin'`),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('safety');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  await superuser.query(
    `insert into moderation_reports (id, reporter_id, target_type, target_id, category) values
       ('20000000-0000-7000-8000-000000000001', '${REPORTER}', 'beacon', uuidv7(), 'scam'),
       ('20000000-0000-7000-8000-000000000002', '${MODERATOR}', 'beacon', uuidv7(), 'scam'),
       ('20000000-0000-7000-8000-000000000003', '${REPORTER}', 'user', '${MODERATOR}', 'harassment');
     insert into audit_log (seq, id, service, actor_role, action, object_type, object_id, recorded_at, prev_hash, hash)
     select n, uuidv7(), 'nightlife', 'moderator', 'beacon.approve', 'beacon', 'x', now(), '\\x${'00'.repeat(32)}',
            sha256(n::text::bytea) from generate_series(1, 2) as n;
     insert into audit_heads (seq) values (1);
     insert into audit_subject_keys (subject_id, wrapped_key) values (uuidv7(), '\\x01');
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

test('nobody files a report in the name of another', async () => {
  const forged: RelationCase = {
    rows: {},
    insert: `insert into moderation_reports (reporter_id, target_type, target_id, category)
             values ('${REPORTER}', 'post', uuidv7(), 'hate')`,
    rights: {},
  };
  const others = Object.fromEntries(Object.entries(knockers).filter(([name]) => name !== 'reporter'));
  const found = await tryMatrix(database.serviceUrl, others, { moderation_reports: forged });
  for (const rights of Object.values(found['moderation_reports']!)) expect(rights.insert).toBe('-');
});

test('who handled a report is not selectable by its reporter', async () => {
  for (const column of ['updated_by', 'created_by'])
    expect(await reads('app_user', column, 'moderation_reports')).toBe(false);
  expect(await reads('moderator', 'updated_by', 'moderation_reports')).toBe(true);
});
