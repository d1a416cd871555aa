import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { erasureRequested, exportRequested } from '@hotmess/shared/events/dsar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectPerson, erasePerson } from '../src/dsar/person-data.ts';
import { shredAddresses } from '../src/jobs/shred-addresses.ts';
import { type MarketShop, openMarketShop } from './market-shop.ts';
import { WAIT, piecesOf } from './shop.ts';

let world: MarketShop;
let commerce: MarketShop['commerce'];
let shop: MarketShop['shop'];
let admin: Guest;
let buyer: Guest;
beforeAll(async () => {
  world = await openMarketShop();
  ({ commerce, shop, admin, buyer } = world);
}, 60_000);
afterAll(() => world.close());

const system = { role: 'system', job: 'test' } as const;

test('open orders hold an erasure; afterwards orders stay with an id, and where they went is shredded', async () => {
  const person = await commerce.person();
  const { variantId } = await shop.product();
  const order = await shop.order([piecesOf(variantId)], person);
  await shop.pay(order, person);
  const request = {
    requestId: randomUUID(),
    userId: person.userId,
    services: ['commerce' as const],
    requestedAt: new Date().toISOString(),
  };
  await world.send(erasureRequested, request);
  const answered = (fact: string) => async () =>
    (await world.told(fact, 'requestId', request.requestId)).at(-1);
  await expect.poll(answered('dsar.erasure_held'), WAIT).toMatchObject({ basis: 'OPEN_ORDER' });
  expect(await world.told('dsar.erased', 'requestId', request.requestId)).toEqual([]);

  const held = await commerce.deps.database.inTransaction(system, (tx) => collectPerson(tx, person.userId));
  expect(held).toMatchObject({
    orders: [{ id: order.id, shipping_address: { name: 'A. Buyer' }, items: [{ title: 'RAW vest' }] }],
    checkouts: [{ idempotency_key: expect.any(String) }],
    sales: [],
  });
  for (const step of ['processOrder', 'shipOrder', 'deliverOrder'])
    await shop.mutate(step, { id: order.id }, 'order { id }', admin);
  const again = { ...request, requestId: randomUUID() };
  await world.send(erasureRequested, again);
  await expect
    .poll(async () => (await world.told('dsar.erased', 'requestId', again.requestId)).at(-1), WAIT)
    .toMatchObject({
      tables: expect.arrayContaining([
        { table: 'order_addresses', treatment: 'shredded', rows: 1, basis: null },
        { table: 'checkouts', treatment: 'nulled', rows: 1, basis: null },
        { table: 'orders', treatment: 'retained', rows: 1, basis: 'TAX_RECORDS' },
      ]),
    });
  const { rows } = await commerce.superuser.query('select 1 from order_addresses where order_id = $1', [
    order.id,
  ]);
  expect(rows).toEqual([]);
  // Harmless to run again.
  await commerce.deps.database.inTransaction(system, (tx) => erasePerson(tx, person.userId));
});

test('an open dispute holds an erasure until the bank has decided', async () => {
  const person = await commerce.person();
  const order = await shop.order([piecesOf((await shop.product()).variantId)], person);
  await shop.pay(order, person);
  for (const step of ['processOrder', 'shipOrder', 'deliverOrder'])
    await shop.mutate(step, { id: order.id }, 'order { id }', admin);
  const dispute = commerce.stripe.dispute(order.intentId);
  const disputes = (open: boolean) =>
    commerce.superuser.query('select 1 from disputes where order_id = $1 and is_open = $2', [order.id, open]);
  await expect.poll(async () => (await disputes(true)).rowCount, WAIT).toBe(1);
  const ask = async (fact: string) => {
    const requestId = randomUUID();
    await world.send(erasureRequested, {
      requestId,
      userId: person.userId,
      services: ['commerce'],
      requestedAt: new Date().toISOString(),
    });
    await expect.poll(async () => (await world.told(fact, 'requestId', requestId)).length, WAIT).toBe(1);
    return (await world.told(fact, 'requestId', requestId))[0];
  };
  expect(await ask('dsar.erasure_held')).toMatchObject({ basis: 'OPEN_DISPUTE' });
  commerce.stripe.closeDispute(dispute.id, true);
  await expect.poll(async () => (await disputes(false)).rowCount, WAIT).toBe(1);
  await ask('dsar.erased');
});

test('an export is answered', async () => {
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const request = {
    requestId: randomUUID(),
    userId: buyer.userId,
    services: ['commerce' as const],
    requestedAt: new Date().toISOString(),
  };
  await world.send(exportRequested, { ...request, publicJwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! } });
  await expect
    .poll(async () => (await world.told('dsar.exported', 'requestId', request.requestId)).at(-1), WAIT)
    .toMatchObject({ objectName: `${request.requestId}/commerce` });
});

test('addresses go by themselves 30 days after the order arrived', async () => {
  const { variantId } = await shop.product();
  const order = await shop.order([piecesOf(variantId)], buyer);
  const left = async () =>
    (await commerce.superuser.query('select 1 from order_addresses where order_id = $1', [order.id]))
      .rowCount;
  await shop.mutate('cancelOrder', { id: order.id }, 'order { id }', buyer);
  await shredAddresses(commerce.deps.database);
  expect(await left()).toBe(1);
  await commerce.superuser.query(
    `update orders set cancelled_at = now() - interval '31 days' where id = $1`,
    [order.id],
  );
  await shredAddresses(commerce.deps.database);
  expect(await left()).toBe(0);
});

test('every column that holds a person is one that data requests know of', async () => {
  const { rows } = await commerce.superuser.query<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid'
         and c.column_name in ('user_id', 'buyer_id', 'seller_user_id')
       order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'buyer_quantities.user_id',
    'checkouts.buyer_id',
    'drop_entrants.user_id',
    'market_sellers.user_id',
    'orders.buyer_id',
    'orders.seller_user_id',
    'sellable_tickets.seller_user_id',
    'ticket_sales.buyer_id',
    'ticket_sales.seller_user_id',
    'user_standings.user_id',
  ]);
});
