import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import type { Machine } from '@hotmess/shared/machine/define-machine';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportMachine } from '../src/report/machine.ts';

const ME = '10000000-0000-7000-8000-000000000001';
const OTHER = '10000000-0000-7000-8000-000000000002';
const ROW = '20000000-0000-7000-8000-000000000001';
const ROLES = ['anon', 'app_user', 'moderator', 'admin', 'system'] as const;
/** No privilege or policy, no such edge. */
const REFUSALS = ['42501', 'HM001'];

let database: TestDatabase;
let superuser: pg.Client;
let service: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase('safety');
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  service = new pg.Client({ connectionString: database.serviceUrl });
  await Promise.all([superuser.connect(), service.connect()]);
  await superuser.query('set session_replication_role = replica');
});
afterAll(async () => {
  await Promise.all([superuser.end(), service.end()]);
  await database.drop();
});

/** Tries one statement as a role. @returns true where it wrote the row */
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

/** Every edge between two states that the machine has, as `from>to role`. */
function legalEdges(machine: Machine<string, string>): string[] {
  return machine
    .transitionRows()
    .filter(({ from_state }) => from_state !== '')
    .map(({ from_state, to_state, db_role }) => `${from_state}>${to_state} ${db_role}`)
    .sort();
}

/** Tries every pair of states as every role. @param arrange puts the one row into a state, past every guard */
async function openEdges(
  machine: Machine<string, string>,
  table: string,
  arrange: (state: string) => Promise<void>,
): Promise<string[]> {
  const found: string[] = [];
  for (const from of machine.states)
    for (const to of machine.states.filter((state) => state !== from))
      for (const role of ROLES) {
        await arrange(from);
        if (await tryAs(role, `update ${table} set status = $2 where id = $1`, [ROW, to]))
          found.push(`${from}>${to} ${role}`);
      }
  return found.sort();
}

const machines = [['moderation_reports', reportMachine]] as const;

async function arrangeReport(state: string): Promise<void> {
  await superuser.query('truncate moderation_reports');
  await superuser.query(
    `insert into moderation_reports (id, reporter_id, target_type, target_id, category, status)
     values ($1, $2, 'post', $1, 'hate', $3)`,
    [ROW, OTHER, state],
  );
}

describe('by SQL, every pair of states × role', () => {
  test('report', async () => {
    expect(await openEdges(reportMachine, 'moderation_reports', arrangeReport)).toEqual(
      legalEdges(reportMachine),
    );
  });
});

test('nobody inserts a report that is anything but open', async () => {
  await superuser.query('truncate moderation_reports');
  for (const role of ROLES)
    for (const state of reportMachine.states.filter((candidate) => candidate !== 'open')) {
      const sql = `insert into moderation_reports (reporter_id, target_type, target_id, category, status)
                   values ($1, 'post', $1, 'hate', $2)`;
      expect([role, state, await tryAs(role, sql, [ME, state])]).toEqual([role, state, false]);
    }
});

test('state_transitions holds what the code holds', async () => {
  const { rows } = await superuser.query(
    'select machine, from_state, to_state, db_role from state_transitions',
  );
  const key = (row: object) => Object.values(row).join('|');
  const expected = machines.flatMap(([, machine]) => machine.transitionRows());
  expect(rows.map(key).sort()).toEqual(expected.map(key).sort());
});

test('the CHECK lists the states that the code has', async () => {
  for (const [table, machine] of machines) {
    const { rows } = await superuser.query(
      `select pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and conname = $2`,
      [table, `${table}_status_check`],
    );
    const definition: string = rows[0].definition;
    const listed = [...definition.matchAll(/'(\w+)'::text/g)].map((match) => String(match[1]));
    expect(listed.sort()).toEqual([...machine.states].sort());
  }
});
