import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import type { Machine } from '@hotmess/shared/machine/define-machine';
import { PRIOR } from '@hotmess/shared/machine/define-machine';
import pg from 'pg';
import { beaconMachine } from '../src/beacon/machine.ts';
import { qrTokenMachine } from '../src/qr-token/machine.ts';

const ME = '10000000-0000-7000-8000-000000000001';
const OTHER = '10000000-0000-7000-8000-000000000002';
const ROW = '20000000-0000-7000-8000-000000000001';
const ROLES = ['anon', 'app_user', 'moderator', 'admin', 'system'] as const;
/** No privilege or policy, no such edge, or a CHECK that the illegal state breaks. */
const REFUSALS = ['42501', 'HM001', '23514'];

let database: TestDatabase;
let superuser: pg.Client;
let service: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase('nightlife');
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  service = new pg.Client({ connectionString: database.serviceUrl });
  await Promise.all([superuser.connect(), service.connect()]);
  await superuser.query(`set session_replication_role = replica;
    insert into cities (id, name, country_code, time_zone) values ('london', 'London', 'GB', 'Europe/London')`);
});
afterAll(async () => {
  await Promise.all([superuser.end(), service.end()]);
  await database.drop();
});

/** Puts the one row into a state, past every guard. */
async function arrangeBeacon(state: string, hostId: string, prior: string | null): Promise<void> {
  await superuser.query('truncate beacons cascade');
  await superuser.query(
    `insert into beacons (id, host_id, city_id, type, status, prior_state, title, starts_at, time_zone)
     values ($1, $2, 'london', 'venue', $3, $4, 'A beacon', now(), 'Europe/London')`,
    [ROW, hostId, state, prior],
  );
}

/** Tries one UPDATE as a role. @returns true where it changed the row */
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

/** Every edge that the machine has, as `from>to role`; the edge to the prior state for each state it could be. */
function legalEdges(machine: Machine<string, string>): Set<string> {
  const priors = machine.states.filter((state) => state !== 'disabled');
  return new Set(
    machine
      .transitionRows()
      .filter(({ from_state }) => from_state !== '')
      .flatMap(({ from_state, to_state, db_role }) =>
        (to_state === PRIOR ? priors : [to_state]).map((to) => `${from_state}>${to} ${db_role}`),
      ),
  );
}

function everyEdge(machine: Machine<string, string>): [string, string, string][] {
  return machine.states.flatMap((from) =>
    machine.states.flatMap((to) =>
      from === to ? [] : ROLES.map((role): [string, string, string] => [from, to, role]),
    ),
  );
}

describe('Checklist · State: Invalid transitions rejected: by SQL, every pair of states × role', () => {
  test('beacon', async () => {
    const legal = legalEdges(beaconMachine);
    const found = new Set<string>();
    for (const [from, to, role] of everyEdge(beaconMachine)) {
      // Which states a disabled beacon may return to, its prior state alone decides.
      const prior = from === 'disabled' ? (to === 'disabled' ? 'live' : to) : null;
      const sql =
        role === 'system'
          ? `update beacons set status = $2, prior_state = case when $2 = 'disabled' then status end where id = $1`
          : `update beacons set status = $2 where id = $1`;
      // One's own and another's: ownership is the RLS matrix's; here an edge is open if it is open to either.
      for (const host of [ME, OTHER]) {
        await arrangeBeacon(from, host, prior);
        if (await tryAs(role, sql, [ROW, to])) found.add(`${from}>${to} ${role}`);
      }
    }
    expect([...found].sort()).toEqual([...legal].sort());
  });

  test('a disabled beacon returns to no other state than it was in, or to expired', async () => {
    for (const to of ['draft', 'pending_review', 'archived', 'live', 'expired']) {
      await arrangeBeacon('disabled', OTHER, 'live');
      const sql = `update beacons set status = $2, prior_state = null where id = $1`;
      expect(await tryAs('system', sql, [ROW, to]), to).toBe(to === 'live' || to === 'expired');
    }
  });

  test('qr_token', async () => {
    const legal = legalEdges(qrTokenMachine);
    const found = new Set<string>();
    await arrangeBeacon('live', ME, null);
    for (const [from, to, role] of everyEdge(qrTokenMachine)) {
      await superuser.query(`truncate qr_tokens`);
      await superuser.query(
        `insert into qr_tokens (id, beacon_id, token_hash, scope, status, max_uses, expires_at, issued_by)
         values ($1, $1, $2, 'check_in', $3, 1, now() + interval '1 minute', $4)`,
        [ROW, Buffer.alloc(32), from, ME],
      );
      if (await tryAs(role, `update qr_tokens set status = $2 where id = $1`, [ROW, to]))
        found.add(`${from}>${to} ${role}`);
    }
    expect([...found].sort()).toEqual([...legal].sort());
  });

  test('nobody inserts a beacon that is anything but a draft', async () => {
    await superuser.query('truncate beacons cascade');
    for (const role of ROLES) {
      for (const state of beaconMachine.states.filter((candidate) => candidate !== 'draft')) {
        const sql = `insert into beacons (host_id, city_id, type, status, title, starts_at, time_zone)
                     values ($1, 'london', 'venue', $2, 'A beacon', now(), 'Europe/London')`;
        expect(await tryAs(role, sql, [ME, state]), `${role} ${state}`).toBe(false);
      }
    }
  });
});

test('state_transitions holds what the code holds', async () => {
  const { rows } = await superuser.query(
    'select machine, from_state, to_state, db_role from state_transitions',
  );
  const key = (row: object) => Object.values(row).join('|');
  const expected = [beaconMachine, qrTokenMachine].flatMap((machine) => machine.transitionRows());
  expect(rows.map(key).sort()).toEqual(expected.map(key).sort());
});

test('the CHECK lists the states that the code has', async () => {
  for (const [table, machine] of [
    ['beacons', beaconMachine],
    ['qr_tokens', qrTokenMachine],
  ] as const) {
    const { rows } = await superuser.query(
      `select pg_get_constraintdef(oid) as definition from pg_constraint
       where conrelid = $1::regclass and conname = $2`,
      [table, `${table}_status_check`],
    );
    const listed = [...rows[0].definition.matchAll(/'(\w+)'::text/g)].map(
      (match: RegExpExecArray) => match[1],
    );
    expect(listed.sort()).toEqual([...machine.states].sort());
  }
});
