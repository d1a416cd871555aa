import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MarketShop, listing, openMarketShop, ticket } from './market-shop.ts';
import { ORDER, intentOf, piecesOf } from './shop.ts';

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

test('a cart of several sellers is one checkout with one order for each, each paid by itself, on its own terms', async () => {
  const { variantId } = await shop.product();
  const item = await world.market.live(world.seller.guest);
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
    sellerId: world.seller.sellerId,
    subtotalPence: 9000,
    shippingPence: 495,
    taxPence: 0,
  });
  expect(commerce.stripe.store.get('payment_intent', sold.intentId)).toMatchObject({
    amount: 9495,
    application_fee_amount: 949,
    transfer_data: { destination: world.seller.stripeAccount },
  });
  await shop.pay(sold, buyer);
  expect((await shop.read(official.id, buyer)).paymentStatus).toBe('PENDING');
});

test('the fee is frozen: what the house takes later does not change an order', async () => {
  const item = await world.market.live(world.seller.guest);
  const order = await shop.order([listing(item)], buyer);
  await commerce.superuser.query('update market_sellers set fee_basis_points = 2000 where id = $1', [
    world.seller.sellerId,
  ]);
  const { rows } = await commerce.superuser.query(
    'select fee_basis_points, application_fee_pence from orders where id = $1',
    [order.id],
  );
  expect(rows[0]).toEqual({ fee_basis_points: 1000, application_fee_pence: 489 });
});

test('a seller sees and sends what was paid, gives money back with its share of transfer and fee, and nobody’s else', async () => {
  const item = await world.market.live(world.seller.guest, { quantity: 2 });
  const order = await shop.order([listing(item, 2)], buyer);
  expect(await shop.read(order.id, world.seller.guest)).toBeNull();
  await shop.pay(order, buyer);
  const look = (as: Guest) =>
    commerce.graphql(
      `query { mySales(first: 50) { nodes { id applicationFeePence shippingAddress { postcode } } } }`,
      {},
      as,
    );
  const mine = (await look(world.seller.guest)).data.mySales.nodes.find(
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

  const other = await world.market.seller();
  expect((await shop.mutate('processOrder', { id: order.id }, 'order { id }', other.guest)).codes).toEqual([
    'NOT_FOUND',
  ]);
  expect(
    (await shop.mutate('processOrder', { id: order.id }, 'order { id }', world.seller.guest)).errors,
  ).toEqual([]);
  const refund = await shop.mutate(
    'refundOrder',
    {
      id: order.id,
      reason: 'One of the two was torn.',
      lines: [{ lineId: order.items[0].id, quantity: 1 }],
    },
    'refund { amountPence }',
    world.seller.guest,
  );
  expect(refund.data.refundOrder.refund).toEqual({ amountPence: 4500 });
  await world.becomes(order.id, buyer, { refundedPence: 4500 });
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
  const other = await world.market.seller();
  const item = await world.market.live(other.guest);
  expect((await shop.checkout([listing(item)], other.guest)).codes).toEqual(['BAD_USER_INPUT']);
  const offered = await world.offerTicket({ sellerUserId: other.guest.userId });
  await world.market.moveAccount(other.stripeAccount, 'restricted');
  expect((await shop.checkout([listing(item)], buyer)).codes).toEqual(['NOT_FOUND']);
  expect((await shop.checkout([ticket(offered)], buyer)).codes).toEqual(['SELLER_NOT_READY']);
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
