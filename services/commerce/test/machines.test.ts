import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import type { Machine } from '@hotmess/shared/machine/define-machine';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { productMachine } from '../src/product/machine.ts';

const ME = '10000000-0000-7000-8000-000000000001';
const ROW = '20000000-0000-7000-8000-000000000001';
const ROLES = ['anon', 'app_user', 'moderator', 'admin', 'system'] as const;
/** No privilege or policy, no such edge. */
const REFUSALS = ['42501', 'HM001'];

let database: TestDatabase;
let superuser: pg.Client;
let service: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase('commerce');
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

const machines = [['products', productMachine]] as const;

async function arrangeProduct(state: string): Promise<void> {
  await superuser.query('truncate products cascade');
  await superuser.query(
    `insert into products (id, title, collection, price_pence, status) values ($1, 'A thing', 'raw', 1, $2)`,
    [ROW, state],
  );
}

test('by SQL, every pair of states × role: product', async () => {
  expect(await openEdges(productMachine, 'products', arrangeProduct)).toEqual(legalEdges(productMachine));
});

test('nobody inserts a product that is anything but a draft', async () => {
  for (const role of ROLES)
    for (const state of ['live', 'archived']) {
      const sql = `insert into products (title, collection, price_pence, status) values ('A thing', 'raw', 1, $1)`;
      expect([role, state, await tryAs(role, sql, [state])]).toEqual([role, state, false]);
    }
});

test('stock_status follows from the quantity, and nobody sets it', async () => {
  await arrangeProduct('live');
  await superuser.query('insert into product_stock (product_id, quantity_available) values ($1, 0)', [ROW]);
  for (const [quantity, status] of [
    [0, 'out_of_stock'],
    [1, 'low_stock'],
    [5, 'low_stock'],
    [6, 'in_stock'],
  ]) {
    const { rows } = await superuser.query(
      'update product_stock set quantity_available = $1 returning stock_status',
      [quantity],
    );
    expect(rows).toEqual([{ stock_status: status }]);
  }
  await expect(superuser.query(`update product_stock set stock_status = 'in_stock'`)).rejects.toMatchObject({
    code: '428C9',
  });
  await expect(superuser.query('update product_stock set quantity_available = -1')).rejects.toMatchObject({
    code: '23514',
  });
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
