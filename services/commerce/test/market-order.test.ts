import { randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { erasureRequested, exportRequested } from '@hotmess/shared/events/dsar';
import { userBanned } from '@hotmess/shared/events/identity';
import {
  ticketListingApproved,
  ticketListingStateChanged,
  ticketSaleConfirmed,
  ticketSaleRefused,
} from '@hotmess/shared/events/nightlife';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectPerson, erasePerson } from '../src/dsar/person-data.ts';
import { shredAddresses } from '../src/jobs/shred-addresses.ts';
import { settleOrders } from '../src/jobs/settle-orders.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';
import { type Line, ORDER, WAIT, intentOf, openShop, piecesOf } from './shop.ts';

let nats: TestNats;
let commerce: Commerce;
let market: MarketWorld;
let admin: Guest;
let buyer: Guest;
let seller: Awaited<ReturnType<MarketWorld['seller']>>;
let shop: ReturnType<typeof openShop>;
beforeAll(async () => {
  nats = await startOwnNats();
  commerce = await startCommerce({
    natsUrl: nats.url,
    heldJobs: ['expire-holds', 'settle-orders', 'move-drops'],
  });
  market = await openMarket(commerce);
  ({ admin } = market);
  buyer = await commerce.person();
  shop = openShop(commerce, admin);
  await shop.setRates();
  seller = await market.seller();
}, 60_000);
afterAll(async () => {
  await commerce.close();
  await nats.dispose();
});

/** By the relay, from a row of the outbox, as the other service would. */
async function send<Data>(contract: EventContract<Data>, data: Data): Promise<void> {
  const envelope = {
    specversion: '1.0',
    id: randomUUID(),
    source: `hotmess/${contract.service}`,
    type: contract.type,
    subject: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: contract.dataSchema,
    requestid: randomUUID(),
    data,
  };
  await commerce.superuser.query('insert into outbox (stream, subject, envelope) values ($1, $2, $3)', [
    contract.stream,
    contract.subject,
    JSON.stringify(envelope),
  ]);
}
const listing = (itemId: string, quantity = 1): Line => ({ kind: 'MARKET_LISTING', itemId, quantity });
const ticket = (itemId: string): Line => ({ kind: 'TICKET_LISTING', itemId, quantity: 1 });
const told = async (fact: string, key: string, value: string) =>
  (await commerce.events(fact)).filter((event) => event[key] === value);
const becomes = (id: string, as: Guest, state: Record<string, unknown>) =>
  expect.poll(() => shop.read(id, as), WAIT).toMatchObject(state);

/** A ticket on resale, as nightlife's approval tells. */
async function offerTicket(sellerUserId = seller.guest.userId, price = 2_500): Promise<string> {
  const listingId = randomUUID();
  await send(ticketListingApproved, {
    listingId,
    version: 3,
    beaconId: randomUUID(),
    sellerId: sellerUserId,
    title: 'Saturday at the Vaults, one entry',
    price,
    currency: 'GBP',
    approvedAt: new Date().toISOString(),
  });
  await expect
    .poll(
      async () =>
        (await commerce.superuser.query('select 1 from sellable_tickets where listing_id = $1', [listingId]))
          .rowCount,
      WAIT,
    )
    .toBe(1);
  return listingId;
}

describe('the market', () => {
  test('a cart of several sellers is one checkout with one order for each, each paid by itself, on its own terms', async () => {
    const { variantId } = await shop.product();
    const item = await market.live(seller.guest);
    const { data, errors } = await shop.checkout([piecesOf(variantId), listing(item, 2)], buyer);
    expect(errors).toEqual([]);
    const [official, sold] = data.checkout.payments.map(
      ({ order, clientSecret }: { order: Record<string, unknown>; clientSecret: string }) => ({
        ...order,
        intentId: intentOf(clientSecret),
      }),
    );
    expect(official).toMatchObject({ type: 'OFFICIAL', sellerId: null });
    // 2 × 45.00 and a parcel of the seller's own; his tax is his to declare.
    expect(sold).toMatchObject({
      type: 'MARKETPLACE',
      sellerId: seller.sellerId,
      subtotalPence: 9000,
      shippingPence: 495,
      taxPence: 0,
    });
    expect(commerce.stripe.store.get('payment_intent', sold.intentId)).toMatchObject({
      amount: 9495,
      application_fee_amount: 949,
      transfer_data: { destination: seller.stripeAccount },
    });
    await shop.pay(sold, buyer);
    expect((await shop.read(official.id, buyer)).paymentStatus).toBe('PENDING');
  });

  test('the fee is frozen: what the house takes later does not change an order', async () => {
    const item = await market.live(seller.guest);
    const order = await shop.order([listing(item)], buyer);
    await commerce.superuser.query('update market_sellers set fee_basis_points = 2000 where id = $1', [
      seller.sellerId,
    ]);
    const { rows } = await commerce.superuser.query(
      'select fee_basis_points, application_fee_pence from orders where id = $1',
      [order.id],
    );
    expect(rows[0]).toEqual({ fee_basis_points: 1000, application_fee_pence: 489 });
  });

  test('a seller sees and sends what was paid, gives money back with its share of transfer and fee, and nobody’s else', async () => {
    const item = await market.live(seller.guest, { quantity: 2 });
    const order = await shop.order([listing(item, 2)], buyer);
    expect(await shop.read(order.id, seller.guest)).toBeNull();
    await shop.pay(order, buyer);
    const look = (as: Guest) =>
      commerce.graphql(
        `query { mySales(first: 50) { nodes { id applicationFeePence shippingAddress { postcode } } } }`,
        {},
        as,
      );
    const mine = (await look(seller.guest)).data.mySales.nodes.find(
      ({ id }: { id: string }) => id === order.id,
    );
    expect(mine.shippingAddress).toEqual({ postcode: 'W1D 5JA' });
    expect(mine.applicationFeePence).toBeGreaterThan(0);
    expect((await look(await commerce.person())).data.mySales.nodes).toEqual([]);
    // The house does not send it, so it does not see where it goes.
    const asAdmin = await commerce.graphql(
      `query ($id: ID!) { order(id: $id) { id shippingAddress { name } } }`,
      { id: order.id },
      admin,
    );
    expect(asAdmin.data.order).toEqual({ id: order.id, shippingAddress: null });

    const other = await market.seller();
    expect((await shop.mutate('processOrder', { id: order.id }, 'order { id }', other.guest)).codes).toEqual([
      'NOT_FOUND',
    ]);
    expect(
      (await shop.mutate('processOrder', { id: order.id }, 'order { id }', seller.guest)).errors,
    ).toEqual([]);
    const refund = await shop.mutate(
      'refundOrder',
      {
        id: order.id,
        reason: 'One of the two was torn.',
        lines: [{ lineId: order.items[0].id, quantity: 1 }],
      },
      'refund { amountPence }',
      seller.guest,
    );
    expect(refund.data.refundOrder.refund).toEqual({ amountPence: 4500 });
    await becomes(order.id, buyer, { refundedPence: 4500 });
    const { rows } = await commerce.superuser.query(
      'select fee_refunded_pence, application_fee_pence from orders where id = $1',
      [order.id],
    );
    const intent = commerce.stripe.store.get('payment_intent', order.intentId)!;
    const charge = commerce.stripe.store.get('charge', intent.latest_charge as string)!;
    const transfer = commerce.stripe.store.get('transfer', charge.transfer as string)!;
    const fee = commerce.stripe.store.get('application_fee', charge.application_fee as string)!;
    // Charged = what the seller keeps + what the house keeps + what went back.
    expect(rows[0].fee_refunded_pence).toBe(fee.amount_refunded);
    const sellerKeeps = transfer.amount - transfer.amount_reversed - (fee.amount - fee.amount_refunded);
    expect(charge.amount).toBe(sellerKeeps + (fee.amount - fee.amount_refunded) + charge.amount_refunded);
    expect(transfer.amount_reversed).toBe(4500);
  });

  test('nobody buys his own, nor of whom Stripe takes no charges', async () => {
    const other = await market.seller();
    const item = await market.live(other.guest);
    expect((await shop.checkout([listing(item)], other.guest)).codes).toEqual(['BAD_USER_INPUT']);
    const offered = await offerTicket(other.guest.userId);
    await market.moveAccount(other.stripeAccount, 'restricted');
    expect((await shop.checkout([listing(item)], buyer)).codes).toEqual(['NOT_FOUND']);
    expect((await shop.checkout([ticket(offered)], buyer)).codes).toEqual(['SELLER_NOT_READY']);
  });
});

describe('a ticket on resale', () => {
  test('has one buyer, whoever is faster; paid, nightlife hears, and its word delivers it', async () => {
    const offered = await offerTicket();
    const buyers = await Promise.all(Array.from({ length: 8 }, () => commerce.person()));
    const answers = await Promise.all(
      buyers.map((one) => shop.checkout([ticket(offered)], one, { shippingAddress: undefined })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set(['OUT_OF_STOCK']));
    const at = answers.findIndex(({ errors }) => errors.length === 0);
    const [{ order, clientSecret }] = answers[at]!.data.checkout.payments;
    expect(order).toMatchObject({
      shippingPence: 0,
      taxPence: 0,
      totalPence: 2500,
      sellerId: seller.sellerId,
    });
    await shop.pay({ ...order, intentId: intentOf(clientSecret) }, buyers[at]!);
    const [sold] = await told('ticket.sold', 'listingId', offered);
    expect(sold).toMatchObject({
      orderId: order.id,
      buyerId: buyers[at]!.userId,
      sellerId: seller.guest.userId,
    });
    const confirmed = {
      saleId: sold!['saleId'] as string,
      listingId: offered,
      version: 4,
      beaconId: randomUUID(),
      buyerId: buyers[at]!.userId,
    };
    await send(ticketSaleConfirmed, confirmed);
    await becomes(order.id, buyers[at]!, { fulfilmentStatus: 'DELIVERED' });
    // Given back, nightlife is told, and once.
    await shop.mutate(
      'refundOrder',
      { id: order.id, reason: 'The night was called off.' },
      'refund { id }',
      admin,
    );
    await becomes(order.id, buyers[at]!, { paymentStatus: 'REFUNDED' });
    expect(await told('ticket.sale_reversed', 'listingId', offered)).toMatchObject([
      { saleId: sold!['saleId'] },
    ]);
  });

  test('whose sale nightlife refuses is paid back', async () => {
    const offered = await offerTicket();
    const order = await shop.order([ticket(offered)], buyer);
    await shop.pay(order, buyer);
    const [sold] = await told('ticket.sold', 'listingId', offered);
    const refused = {
      saleId: sold!['saleId'] as string,
      listingId: offered,
      buyerId: buyer.userId,
      refusal: 'LISTING_NOT_LIVE' as const,
    };
    await send(ticketSaleRefused, refused);
    await expect
      .poll(async () => {
        await settleOrders(commerce.deps, 0);
        return shop.read(order.id, buyer);
      }, WAIT)
      .toMatchObject({ paymentStatus: 'REFUNDED', fulfilmentStatus: 'CANCELLED' });
    expect(await told('ticket.sale_reversed', 'listingId', offered)).toEqual([]);
  });

  test('that goes off sale lets go of who had not paid; older news does not bring it back', async () => {
    const offered = await offerTicket();
    const order = await shop.order([ticket(offered)], buyer);
    const news = { listingId: offered, beaconId: randomUUID(), sellerId: seller.guest.userId };
    await send(ticketListingStateChanged, { ...news, version: 5, from: 'live', to: 'removed' });
    await becomes(order.id, buyer, { fulfilmentStatus: 'CANCELLED' });
    await send(ticketListingStateChanged, { ...news, version: 4, from: 'pending_review', to: 'live' });
    await send(ticketListingStateChanged, { ...news, version: 6, from: 'removed', to: 'removed' });
    await expect
      .poll(
        async () =>
          (
            await commerce.superuser.query(
              'select listing_version from sellable_tickets where listing_id = $1',
              [offered],
            )
          ).rows[0].listing_version,
        WAIT,
      )
      .toBe(6);
    expect((await shop.checkout([ticket(offered)], buyer)).codes).toEqual(['NOT_FOUND']);
    await send(ticketListingStateChanged, { ...news, version: 7, from: 'removed', to: 'live' });
    await expect.poll(async () => (await shop.checkout([ticket(offered)], buyer)).codes, WAIT).toEqual([]);
  });
});

test('a ban lets go of what the person holds, and of what others hold of his', async () => {
  const banned = await commerce.person();
  const { productId, variantId } = await shop.product();
  const order = await shop.order([piecesOf(variantId, 3)], banned);
  const paid = await shop.order([piecesOf(variantId, 1)], banned);
  await shop.pay(paid, banned);
  await send(userBanned, { userId: banned.userId, version: 4, actionId: null });
  await expect.poll(() => shop.stock(productId), WAIT).toMatchObject({ held: 0, sold: 1 });
  await becomes(order.id, admin, { fulfilmentStatus: 'CANCELLED' });
  await settleOrders(commerce.deps, 0);
  expect(commerce.stripe.store.get('payment_intent', order.intentId)!.status).toBe('canceled');
  expect((await shop.read(paid.id, admin)).fulfilmentStatus).toBe('PENDING');
});

describe('data requests', () => {
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
    await send(erasureRequested, request);
    const answered = (fact: string) => async () => (await told(fact, 'requestId', request.requestId)).at(-1);
    await expect.poll(answered('dsar.erasure_held'), WAIT).toMatchObject({ basis: 'OPEN_ORDER' });
    expect(await told('dsar.erased', 'requestId', request.requestId)).toEqual([]);

    const held = await commerce.deps.database.inTransaction(system, (tx) => collectPerson(tx, person.userId));
    expect(held).toMatchObject({
      orders: [{ id: order.id, shipping_address: { name: 'A. Buyer' }, items: [{ title: 'RAW vest' }] }],
      checkouts: [{ idempotency_key: expect.any(String) }],
      sales: [],
    });
    for (const step of ['processOrder', 'shipOrder', 'deliverOrder'])
      await shop.mutate(step, { id: order.id }, 'order { id }', admin);
    const again = { ...request, requestId: randomUUID() };
    await send(erasureRequested, again);
    await expect
      .poll(async () => (await told('dsar.erased', 'requestId', again.requestId)).at(-1), WAIT)
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

  test('an export is answered', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const request = {
      requestId: randomUUID(),
      userId: buyer.userId,
      services: ['commerce' as const],
      requestedAt: new Date().toISOString(),
    };
    await send(exportRequested, { ...request, publicJwk: { kty: 'EC', crv: 'P-256', x: x!, y: y! } });
    await expect
      .poll(async () => (await told('dsar.exported', 'requestId', request.requestId)).at(-1), WAIT)
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
});

test('an order is an entity', async () => {
  const order = await shop.order([piecesOf((await shop.product()).variantId)], buyer);
  const { data } = await commerce.graphql(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { ${ORDER} } } }`,
    { of: [{ __typename: 'Order', id: order.id }] },
    buyer,
  );
  expect(data._entities[0].number).toBe(order.number);
});
