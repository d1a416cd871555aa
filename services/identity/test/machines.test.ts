import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { userMachine } from '../src/user/machine.ts';

const ME = '10000000-0000-7000-8000-000000000001';
const OTHER = '10000000-0000-7000-8000-000000000002';
const ROLES = ['anon', 'app_user', 'moderator', 'admin', 'system'] as const;
/** No privilege or policy, no such edge, or a CHECK that the illegal state breaks. */
const REFUSALS = ['42501', 'HM001', '23514'];

let database: TestDatabase;
let superuser: pg.Client;
let service: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase('identity');
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  service = new pg.Client({ connectionString: database.serviceUrl });
  await Promise.all([superuser.connect(), service.connect()]);
  await superuser.query(`set session_replication_role = replica`);
});
afterAll(async () => {
  await Promise.all([superuser.end(), service.end()]);
  await database.drop();
});

/** Tries one statement as a role. @returns true where it changed a row */
async function tryAs(role: string, sql: string, values: unknown[]): Promise<boolean> {
  await service.query('begin');
  try {
    await service.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
      role,
      role === 'system' || role === 'anon' ? '' : ME,
    ]);
    return (await service.query(sql, values)).rowCount === 1;
  } catch (error) {
    expect(REFUSALS).toContain((error as { code: string }).code);
    return false;
  } finally {
    await service.query('rollback');
  }
}

test('by SQL, every pair of states × role, on another', async () => {
  const found = new Set<string>();
  for (const from of userMachine.states) {
    await superuser.query(`delete from users`);
    await superuser.query(`insert into users (id, status) values ($1, $2)`, [OTHER, from]);
    for (const to of userMachine.states) {
      if (from === to) continue;
      for (const role of ROLES)
        if (await tryAs(role, `update users set status = $2 where id = $1`, [OTHER, to]))
          found.add(`${from}>${to} ${role}`);
    }
  }
  const legal = userMachine
    .transitionRows()
    .filter(({ from_state }) => from_state !== '')
    .map(({ from_state, to_state, db_role }) => `${from_state}>${to_state} ${db_role}`);
  expect([...found].sort()).toEqual(legal.sort());
});

test('by SQL, nobody but the system moves himself, not even out of a ban', async () => {
  for (const from of userMachine.states) {
    await superuser.query(`delete from users`);
    await superuser.query(`insert into users (id, status) values ($1, $2)`, [ME, from]);
    for (const to of userMachine.states) {
      if (from === to) continue;
      for (const role of ROLES.filter((candidate) => candidate !== 'system'))
        expect(
          await tryAs(role, `update users set status = $2 where id = $1`, [ME, to]),
          `${role} ${from}>${to}`,
        ).toBe(false);
    }
  }
});

test('nobody is inserted as anything but active, and by the system alone', async () => {
  for (const role of ROLES)
    for (const state of userMachine.states)
      expect(await tryAs(role, `insert into users (status) values ($1)`, [state]), `${role} ${state}`).toBe(
        role === 'system' && state === 'active',
      );
});

test('state_transitions holds what the code holds', async () => {
  const { rows } = await superuser.query(
    'select machine, from_state, to_state, db_role from state_transitions',
  );
  const key = (row: object) => Object.values(row).join('|');
  expect(rows.map(key).sort()).toEqual(userMachine.transitionRows().map(key).sort());
});

test('the CHECK lists the states that the code has', async () => {
  const { rows } = await superuser.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = 'users'::regclass and conname = 'users_status_check'`,
  );
  const listed = [...rows[0].definition.matchAll(/'(\w+)'::text/g)].map((match: RegExpExecArray) => match[1]);
  expect(listed.sort()).toEqual([...userMachine.states].sort());
});
