import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { expectedMatrix, gapsOf, relationsOf, tryMatrix } from '@hotmess/local/testing/rls-matrix';
import { queryAs } from '@hotmess/local/testing/rls-questions';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, BANNED, MODERATOR, OTHER, SELF, knockers, relations } from './rls-relations.ts';
import { arrangeRows } from './rls-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('identity');
  await arrangeRows(database.superuserUrl);
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

const as = (role: string, userId: string, sql: string) => queryAs(database.serviceUrl, role, userId, sql);

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
    'xp_moved',
    'xp_rank_counts',
    'login_streaks',
    'paid_orders',
    'xp_verifications',
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
    `select c.relname || '.' || a.attname as column
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and has_column_privilege('anon', c.oid, a.attnum, 'select')
       and c.relname not in ('schema_migrations', 'state_transitions') order by 1`,
  );
  expect(rows.map(({ column }) => column)).toEqual([
    'consent_documents.document_version',
    'consent_documents.effective_from',
    'consent_documents.kind',
    'consent_documents.url',
    'public_profiles.avatar_url',
    'public_profiles.bio',
    'public_profiles.display_name',
    'public_profiles.id',
    'public_profiles.username',
    'public_profiles.username_key',
    'xp_leaderboard.balance',
    'xp_leaderboard.rank',
    'xp_leaderboard.username',
    'xp_leaderboard_this_month.balance',
    'xp_leaderboard_this_month.rank',
    'xp_leaderboard_this_month.username',
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
    `update users set token_generation = 0 where id = app.user_id() returning id`,
    `update users set self_suspended = true where id = app.user_id() returning id`,
    `insert into passkeys (user_id, credential_id, public_key, name)
       values (app.user_id(), sha256('z'), '\\x00', 'Mine') returning id`,
    `insert into revocations (key) values ('user.' || app.user_id() || '.1') returning key`,
    `delete from revocations returning key`,
    `update sessions set auth_time = now() where user_id = app.user_id() returning id`,
    `select app.add_to_balance()`,
    `select app.place_on_board(app.user_id())`,
    `select app.count_ranks(1)`,
    `select app.forget_months()`,
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
