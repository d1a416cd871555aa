import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { ARRANGE_KERNEL, kernelRelations } from '@hotmess/local/testing/kernel-relations';
import {
  type RelationCase,
  expectedMatrix,
  gapsOf,
  relationsOf,
  tryMatrix,
} from '@hotmess/local/testing/rls-matrix';
import { mayRead } from '@hotmess/local/testing/rls-questions';
import pg from 'pg';
import { ARRANGE_CATALOGUE, catalogueRelations } from './rls-catalogue.ts';
import { ARRANGE_ORDERS, orderRelations } from './rls-orders.ts';
import { knockers } from './rls-people.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ARRANGE_MARKET, marketRelations } from './rls-market.ts';
import { ARRANGE_STRIPE, stripeRelations } from './rls-stripe.ts';

/** Written by hand from SPEC.md, "RLS Policy Strategy", and DOMAIN.md, "Who may do what". */
const relations: Record<string, RelationCase> = {
  ...catalogueRelations,
  ...orderRelations,
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
  await superuser.query(
    ARRANGE_CATALOGUE + ARRANGE_ORDERS + ARRANGE_MARKET + ARRANGE_STRIPE + ARRANGE_KERNEL,
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

const reads = (role: string, column: string, table: string) =>
  mayRead(database.superuserUrl, role, column, table);

test('columns that are nobody’s business are selectable by nobody without one', async () => {
  for (const role of ['anon', 'app_user', 'moderator']) {
    expect(await reads(role, 'on_hand', 'stock_items')).toBe(false);
    expect(await reads(role, 'created_by', 'products')).toBe(false);
    expect(await reads(role, 'stripe_payment_intent_id', 'orders')).toBe(false);
    expect(await reads(role, 'destination_account', 'orders')).toBe(false);
    expect(await reads(role, 'reason', 'order_refunds')).toBe(false);
    expect(await reads(role, 'idempotency_key', 'checkouts')).toBe(false);
    expect(await reads(role, 'stock_status', 'stock_items')).toBe(true);
  }
  expect(await reads('admin', 'on_hand', 'stock_items')).toBe(true);
  expect(await reads('admin', 'seed', 'drop_seeds')).toBe(false);
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
