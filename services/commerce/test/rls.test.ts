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
import { ARRANGE_MARKET, marketRelations } from './rls-market.ts';
import { ARRANGE_STRIPE, stripeRelations } from './rls-stripe.ts';

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

const product = (last: number) => `'20000000-0000-7000-8000-00000000000${last}'`;
const id = (last: number) => `id = ${product(last)}`;
const ITEM = `'20000000-0000-7000-8000-000000000011'`;
const stock = (last: number) => `product_id = ${product(last)}`;

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
const relations: Record<string, RelationCase> = {
  products: {
    rows: { draft: id(1), live: id(2), soldOut: id(3), archived: id(4) },
    insert: `insert into products (title, collection, price_pence) values ('A thing', 'raw', 100)`,
    update: `price_pence = 1`,
    rights: {
      anon: can('live soldOut'),
      user: can('live soldOut'),
      moderator: can('live soldOut'),
      admin: can('draft live soldOut archived', 'ok', 'draft live soldOut archived'),
    },
  },
  product_stock: {
    rows: { draft: stock(1), live: stock(2), soldOut: stock(3), archived: stock(4) },
    insert: `insert into product_stock (product_id, quantity_available) values (${product(5)}, 1)`,
    update: `quantity_available = 100`,
    rights: {
      anon: can('live soldOut'),
      user: can('live soldOut'),
      moderator: can('live soldOut'),
      admin: can('draft live soldOut archived', 'ok', 'draft live soldOut archived'),
    },
  },
  // A view over two tables: PostgreSQL knows no way to write through it, whoever asks.
  products_available: {
    rows: { draft: id(1), live: id(2), soldOut: id(3), archived: id(4) },
    insert: `insert into products_available (title, collection, price_pence) values ('A thing', 'raw', 1)`,
    update: `title = 'Another'`,
    rights: { anon: can('live'), user: can('live'), moderator: can('live'), admin: can('live') },
  },
  stock_items: {
    rows: { item: `id = ${ITEM}` },
    insert: `insert into stock_items (kind) values ('product_variant')`,
    update: `low_threshold = 3`,
    rights: {
      anon: can(''),
      user: can(''),
      moderator: can(''),
      admin: can('item', 'ok', 'item'),
      system: can('item', 'ok', 'item'),
    },
  },
  stock_movements: {
    rows: { received: `stock_item_id = ${ITEM}` },
    insert: `insert into stock_movements (stock_item_id, kind, quantity) values (${ITEM}, 'received', 1)`,
    update: `quantity = 100`,
    rights: { admin: can('received', 'ok'), system: can('received', 'ok') },
  },
  ...stripeRelations,
  ...marketRelations,
  ...kernelRelations(knockers, `machine = 'product' and from_state = '' and db_role = 'admin'`),
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('commerce');
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  // Arranged past the triggers that keep people from it, in one session.
  await superuser.query(`set session_replication_role = replica`);
  const row = (last: number, status: string) => `(${product(last)}, 'A thing', 'raw', 1000, '${status}')`;
  await superuser.query(
    `insert into products (id, title, collection, price_pence, status) values
       ${row(1, 'draft')}, ${row(2, 'live')}, ${row(3, 'live')}, ${row(4, 'archived')}, ${row(5, 'draft')};
     insert into product_stock (product_id, quantity_available) values
       (${product(1)}, 9), (${product(2)}, 9), (${product(3)}, 0), (${product(4)}, 9);
     insert into stock_items (id, kind, received, on_hand) values (${ITEM}, 'product_variant', 9, 9);
     insert into stock_movements (stock_item_id, kind, quantity) values (${ITEM}, 'received', 9);
     ${ARRANGE_MARKET}
     ${ARRANGE_STRIPE}
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

test('how many there are exactly is selectable by admins alone', async () => {
  for (const role of ['anon', 'app_user', 'moderator']) {
    expect(await reads(role, 'quantity_available', 'product_stock')).toBe(false);
    expect(await reads(role, 'created_by', 'products')).toBe(false);
    expect(await reads(role, 'stock_status', 'product_stock')).toBe(true);
  }
  expect(await reads('admin', 'quantity_available', 'product_stock')).toBe(true);
});

test('Stripe’s ids, what a seller owes Stripe, and notes between moderators are selectable by no one who has no use for them', async () => {
  for (const role of ['anon', 'app_user', 'moderator'])
    for (const column of [
      'stripe_account_id',
      'requirements_due',
      'disabled_reason',
      'charges_enabled',
      'payout_status',
    ])
      expect([role, column, await reads(role, column, 'market_sellers')]).toEqual([role, column, false]);
  for (const role of ['anon', 'app_user'])
    for (const [table, column] of [
      ['market_sellers', 'user_id'],
      ['market_listings', 'review_notes'],
      ['market_listings', 'report_count'],
      ['market_listings', 'created_by'],
    ] as const)
      expect([role, column, await reads(role, column, table)]).toEqual([role, column, false]);
  expect(await reads('system', 'stripe_account_id', 'market_sellers')).toBe(true);
  expect(await reads('moderator', 'review_notes', 'market_listings')).toBe(true);
});
