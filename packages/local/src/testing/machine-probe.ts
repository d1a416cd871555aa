import { type Machine, PRIOR } from '@hotmess/shared/machine/define-machine';
import pg from 'pg';
import { type TestDatabase, createTestDatabase } from './database.ts';
import type { Service } from '../stack/services.ts';

/** The person in whose name a probe acts. */
export const ME = '10000000-0000-7000-8000-000000000001';
/** Somebody else. */
export const OTHER = '10000000-0000-7000-8000-000000000002';
/** The one row that a probe moves. */
export const ROW = '20000000-0000-7000-8000-000000000001';
/** The roles that a probe tries; the relay has no rights on any machine's table. */
export const ROLES = ['anon', 'app_user', 'moderator', 'admin', 'system'] as const;

/** No privilege or policy, no such edge, or a CHECK that the illegal state breaks. */
const REFUSALS = new Set(['42501', 'HM001', '23514']);

/** A service's database, to try the edges of its machines on by SQL. */
export interface MachineProbe {
  readonly database: TestDatabase;
  /** Arranges rows past every guard. */
  readonly superuser: pg.Client;
  /**
   * Tries one statement as a role, in a transaction that is rolled back.
   * @returns true where it wrote the row
   * @throws where it failed in any other way than by a refusal
   */
  tryAs(role: (typeof ROLES)[number], sql: string, values: readonly unknown[]): Promise<boolean>;
  /** Every pair of states and role for which `attempt` succeeds, as `from>to role`, sorted. */
  openEdges(
    machine: Machine<string, string>,
    attempt: (from: string, to: string, role: (typeof ROLES)[number]) => Promise<boolean>,
  ): Promise<string[]>;
  /** What `state_transitions` holds, as sorted lines; to be compared with `transitionLines`. */
  storedTransitions(): Promise<string[]>;
  /** The states that a table's CHECK lists, sorted. */
  checkedStates(table: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a probe on a database of its own. */
export async function openMachineProbe(service: Service): Promise<MachineProbe> {
  const database = await createTestDatabase(service);
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  const login = new pg.Client({ connectionString: database.serviceUrl });
  await Promise.all([superuser.connect(), login.connect()]);
  await superuser.query('set session_replication_role = replica');
  return {
    database,
    superuser,
    async tryAs(role, sql, values) {
      await login.query('begin');
      try {
        await login.query(`select set_config('role', $1, true), set_config('app.user_id', $2, true)`, [
          role,
          role === 'system' || role === 'anon' ? '' : ME,
        ]);
        return (await login.query(sql, [...values])).rowCount === 1;
      } catch (error) {
        if (error instanceof pg.DatabaseError && REFUSALS.has(error.code ?? '')) return false;
        throw error;
      } finally {
        await login.query('rollback');
      }
    },
    async openEdges(machine, attempt) {
      const found: string[] = [];
      for (const from of machine.states)
        for (const to of machine.states.filter((state) => state !== from))
          for (const role of ROLES) if (await attempt(from, to, role)) found.push(`${from}>${to} ${role}`);
      return found.sort();
    },
    async storedTransitions() {
      const { rows } = await superuser.query<Record<string, string>>(
        'select machine, from_state, to_state, db_role from state_transitions',
      );
      return rows.map(lineOf).sort();
    },
    async checkedStates(table) {
      const { rows } = await superuser.query<{ definition: string }>(
        `select pg_get_constraintdef(oid) as definition from pg_constraint
         where conrelid = $1::regclass and conname = $2`,
        [table, `${table}_status_check`],
      );
      return [...rows[0]!.definition.matchAll(/'(\w+)'::text/g)].map((match) => match[1]!).sort();
    },
    async close() {
      await Promise.all([superuser.end(), login.end()]);
      await database.drop();
    },
  };
}

/** Every edge between two states that a machine has, as `from>to role`, sorted; a way back, to each state there is. */
export function legalEdges(machine: Machine<string, string>): string[] {
  return machine
    .transitionRows()
    .filter(({ from_state }) => from_state !== '')
    .flatMap(({ from_state, to_state, db_role }) =>
      (to_state === PRIOR ? machine.states.filter((state) => state !== from_state) : [to_state]).map(
        (to) => `${from_state}>${to} ${db_role}`,
      ),
    )
    .filter((edge, index, all) => all.indexOf(edge) === index)
    .sort();
}

/** What `state_transitions` must hold for these machines, as sorted lines. */
export function transitionLines(machines: readonly Machine<string, string>[]): string[] {
  return machines.flatMap((machine) => machine.transitionRows().map((row) => lineOf({ ...row }))).sort();
}

function lineOf(row: Record<string, string>): string {
  return [row['machine'], row['from_state'], row['to_state'], row['db_role']].join('|');
}
