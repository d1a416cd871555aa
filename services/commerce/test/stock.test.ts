import { randomUUID } from 'node:crypto';
import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { systemActor } from '@hotmess/shared/db/actor';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DB } from '../src/generated/database.ts';
import {
  createStockItem,
  holdStock,
  receiveStock,
  releaseHold,
  returnSold,
  sellHeld,
  tryHoldStock,
} from '../src/stock/commands.ts';
import { findStockLevels } from '../src/stock/queries.ts';

const SYSTEM = systemActor('test');
let testDatabase: TestDatabase;
let database: Database<DB>;
let superuser: pg.Client;
beforeAll(async () => {
  testDatabase = await createTestDatabase('commerce');
  database = openDatabase<DB>({ url: testDatabase.serviceUrl, maxConnections: 8 });
  superuser = new pg.Client({ connectionString: testDatabase.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await Promise.all([database.close(), superuser.end()]);
  await testDatabase.drop();
});

const inTx = <T>(work: (tx: Tx<DB>) => Promise<T>) => database.inTransaction(SYSTEM, work);
const item = (quantity: number) => inTx((tx) => createStockItem(tx, { kind: 'product_variant', quantity }));
const orderId = randomUUID();
const of = (stockItemId: string, quantity: number) => [{ stockItemId, quantity, orderId }];
async function level(id: string) {
  const [row] = await findStockLevels(database.as(SYSTEM), [id]);
  const { received, on_hand, held, sold, stock_status } = row!;
  return { received, on_hand, held, sold, stock_status };
}

test('each movement is a row, and the quantities follow from the rows', async () => {
  const id = await item(10);
  await inTx((tx) => holdStock(tx, of(id, 6)));
  expect(await level(id)).toEqual({ received: 10, on_hand: 4, held: 6, sold: 0, stock_status: 'low_stock' });
  await inTx((tx) => sellHeld(tx, of(id, 2)));
  await inTx((tx) => releaseHold(tx, of(id, 4)));
  await inTx((tx) => returnSold(tx, of(id, 1)));
  expect(await level(id)).toEqual({ received: 10, on_hand: 9, held: 0, sold: 1, stock_status: 'in_stock' });
  await inTx((tx) => receiveStock(tx, { stockItemId: id, quantity: -9 }));
  expect(await level(id)).toMatchObject({ received: 1, on_hand: 0, stock_status: 'out_of_stock' });
  const { rows } = await superuser.query(
    'select kind, quantity from stock_movements where stock_item_id = $1 order by id',
    [id],
  );
  expect(rows.map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual([
    'received 10',
    'held 6',
    'sold 2',
    'released 4',
    'returned 1',
    'received -9',
  ]);
});

test('what is not there cannot be held, sold, released, returned or taken away, and leaves no row', async () => {
  const id = await item(3);
  await expect(inTx((tx) => holdStock(tx, of(id, 4)))).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
  await expect(inTx((tx) => holdStock(tx, of(randomUUID(), 1)))).rejects.toMatchObject({
    code: 'OUT_OF_STOCK',
  });
  await expect(inTx((tx) => receiveStock(tx, { stockItemId: id, quantity: -4 }))).rejects.toMatchObject({
    code: 'OUT_OF_STOCK',
  });
  for (const move of [sellHeld, releaseHold, returnSold])
    await expect(inTx((tx) => move(tx, of(id, 1)))).rejects.toThrow('more than there was');
  expect(await level(id)).toMatchObject({ received: 3, on_hand: 3 });
  const { rowCount } = await superuser.query('select from stock_movements where stock_item_id = $1', [id]);
  expect(rowCount).toBe(1);
});

test('two lines of one item count together, and a cart holds all or nothing', async () => {
  const [a, b] = [await item(3), await item(1)];
  await expect(inTx((tx) => holdStock(tx, [...of(a, 2), ...of(a, 2)]))).rejects.toMatchObject({
    code: 'OUT_OF_STOCK',
  });
  await expect(inTx((tx) => holdStock(tx, [...of(a, 1), ...of(b, 2)]))).rejects.toMatchObject({
    code: 'OUT_OF_STOCK',
  });
  expect(await inTx((tx) => tryHoldStock(tx, [...of(a, 1), ...of(b, 2)]))).toBe(false);
  expect([await level(a), await level(b)]).toMatchObject([{ on_hand: 3 }, { on_hand: 1 }]);
  expect(await inTx((tx) => tryHoldStock(tx, [...of(a, 2), ...of(a, 1), ...of(b, 1)]))).toBe(true);
  expect([await level(a), await level(b)]).toMatchObject([
    { on_hand: 0, held: 3 },
    { on_hand: 0, held: 1 },
  ]);
});

test('carts that name the same items in other orders never wait for each other in a circle', async () => {
  const ids = await Promise.all([item(400), item(400), item(400)]);
  const carts = Array.from({ length: 90 }, (_, n) => [n % 3, (n + 1 + (n % 2)) % 3].map((at) => ids[at]!));
  await Promise.all(
    carts.map((cart) =>
      inTx((tx) =>
        holdStock(
          tx,
          cart.flatMap((id) => of(id, 1)),
        ),
      ),
    ),
  );
  const levels = await Promise.all(ids.map(level));
  expect(levels.reduce((sum, { held }) => sum + held, 0)).toBe(180);
  const { rows } = await superuser.query(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  expect(rows[0].deadlocks).toBe(0);
});

test('40 buyers of 15 pieces: 15 get one each', async () => {
  const id = await item(15);
  const answers = await Promise.allSettled(
    Array.from({ length: 40 }, () => inTx((tx) => holdStock(tx, of(id, 1)))),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(15);
  expect(await level(id)).toMatchObject({ on_hand: 0, held: 15 });
});

test('no walk of movements loses or makes a piece', async () => {
  const step = fc.record({
    move: fc.constantFrom(holdStock, tryHoldStock, releaseHold, sellHeld, returnSold),
    quantity: fc.integer({ min: 1, max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(20), async (steps, quantity) => {
      const id = await item(quantity);
      for (const { move, quantity: pieces } of steps)
        await inTx(async (tx) => void (await move(tx, of(id, pieces)))).catch(() => {});
      const { received, on_hand, held, sold } = await level(id);
      expect(on_hand + held + sold).toBe(received);
      const { rows } = await superuser.query(
        `select coalesce(sum(case kind when 'held' then quantity when 'received' then 0 else
                  case when kind in ('released', 'sold') then -quantity else 0 end end), 0)::int as held,
                coalesce(sum(case kind when 'sold' then quantity when 'returned' then -quantity else 0 end), 0)::int as sold
         from stock_movements where stock_item_id = $1`,
        [id],
      );
      expect(rows[0]).toEqual({ held, sold });
    }),
    { numRuns: 40 },
  );
});

test('nobody writes a quantity or changes a movement, the owner included', async () => {
  const id = await item(3);
  const migrator = new pg.Client({ connectionString: testDatabase.migratorUrl });
  await migrator.connect();
  await migrator.query('set role commerce_owner').catch(() => {});
  for (const sql of [
    'update stock_movements set quantity = 9',
    'delete from stock_movements',
    'truncate stock_movements',
  ])
    await expect(migrator.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/HM002|42501/) });
  await migrator.end();
  for (const role of ['anon', 'app_user', 'moderator', 'admin', 'system'])
    for (const column of ['received', 'on_hand', 'held', 'sold'])
      await expect(
        inRole(role, `update stock_items set ${column} = ${column} + 1 where id = '${id}'`),
      ).rejects.toMatchObject({ code: '42501' });
  await expect(
    superuser.query(`update stock_items set on_hand = 9 where id = $1`, [id]),
  ).rejects.toMatchObject({
    code: '23514',
  });
});

async function inRole(role: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.serviceUrl });
  await client.connect();
  try {
    await client.query(`begin; select set_config('role', '${role}', true)`);
    await client.query(statement);
  } finally {
    await client.end();
  }
}
