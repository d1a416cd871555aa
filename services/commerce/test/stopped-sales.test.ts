import type { Guest } from '@hotmess/local/testing/service-under-test';
import { userBanned } from '@hotmess/shared/events/identity';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { endStoppedSales } from '../src/jobs/end-stopped-sales.ts';
import { settleOrders } from '../src/jobs/settle-orders.ts';
import { type MarketShop, listing, openMarketShop } from './market-shop.ts';
import { WAIT, piecesOf } from './shop.ts';

let world: MarketShop;
let commerce: MarketShop['commerce'];
let market: MarketShop['market'];
let shop: MarketShop['shop'];
let admin: Guest;
let buyer: Guest;
let seller: MarketShop['seller'];
beforeAll(async () => {
  world = await openMarketShop();
  ({ commerce, market, shop, admin, buyer } = world);
}, 60_000);
beforeEach(async () => {
  seller = await market.seller();
});
afterAll(() => world.close());

const stockOf = async (id: string) => {
  const { data } = await commerce.graphql(
    `query ($id: ID!) { marketListing(id: $id) { stock { onHand held sold } } }`,
    { id },
    seller.guest,
  );
  return data.marketListing.stock;
};
const suspend = () =>
  market.call('suspendSeller', { id: seller.sellerId, reason: 'He sends what nobody asked for.' }, admin);

test('who is suspended sells nothing more: who had not paid need not, what is paid runs its course', async () => {
  const item = await market.live(seller.guest);
  const paid = await shop.order([listing(item)], buyer);
  await shop.pay(paid, buyer);
  const unpaid = await shop.order([listing(item)], buyer);
  expect(await stockOf(item)).toEqual({ onHand: 1, held: 1, sold: 1 });
  expect(await endStoppedSales(commerce.deps)).toBe(0);

  expect(await suspend()).toMatchObject({ status: 'SUSPENDED' });
  expect(await endStoppedSales(commerce.deps)).toBe(1);
  expect(await endStoppedSales(commerce.deps)).toBe(0);
  expect(await stockOf(item)).toEqual({ onHand: 2, held: 0, sold: 1 });
  expect(await shop.read(unpaid.id, buyer)).toMatchObject({ fulfilmentStatus: 'CANCELLED' });
  expect(await shop.read(paid.id, buyer)).toMatchObject({
    paymentStatus: 'PAID',
    fulfilmentStatus: 'PENDING',
  });
  expect(commerce.stripe.store.get('payment_intent', unpaid.intentId)!.status).toBe('canceled');
});

test.each([
  ['its seller', (id: string) => market.call('removeMarketListing', { id }, seller.guest)],
  ['a report too many', (id: string) => flag(id)],
])('a listing that %s takes off the market lets go of who had not paid', async (_who, takeOff) => {
  const [item, other] = [await market.live(seller.guest), await market.live(seller.guest)];
  const [order, kept] = [await shop.order([listing(item)], buyer), await shop.order([listing(other)], buyer)];
  await takeOff(item);
  expect(await endStoppedSales(commerce.deps)).toBe(1);
  expect(await shop.read(order.id, buyer)).toMatchObject({ fulfilmentStatus: 'CANCELLED' });
  expect(await shop.read(kept.id, buyer)).toMatchObject({ fulfilmentStatus: 'PENDING' });
  expect(await stockOf(item)).toEqual({ onHand: 3, held: 0, sold: 0 });
});

test('a payment that was faster than the cancellation goes back at once', async () => {
  const item = await market.live(seller.guest);
  const order = await shop.order([listing(item)], buyer);
  await shop.silence();
  commerce.stripe.pay(order.intentId);
  await suspend();
  expect(await endStoppedSales(commerce.deps)).toBe(1);
  await commerce.stripe.webhooks.release();
  await expect
    .poll(() => shop.read(order.id, buyer), WAIT)
    .toMatchObject({ paymentStatus: 'REFUNDED', fulfilmentStatus: 'CANCELLED' });
  expect(await stockOf(item)).toEqual({ onHand: 3, held: 0, sold: 0 });
});

/** As the third of three people who reported it does. */
async function flag(id: string): Promise<void> {
  await commerce.superuser.query(
    `do $$ begin perform set_config('role', 'system', true);
       update market_listings set status = 'pending_review' where id = '${id}'; end $$`,
  );
}

test('a ban lets go of what the person holds, and of what others hold of his', async () => {
  const banned = await commerce.person();
  const { productId, variantId } = await shop.product();
  const order = await shop.order([piecesOf(variantId, 3)], banned);
  const paid = await shop.order([piecesOf(variantId, 1)], banned);
  await shop.pay(paid, banned);
  await world.send(userBanned, { userId: banned.userId, version: 4, actionId: null });
  await expect.poll(() => shop.stock(productId), WAIT).toMatchObject({ held: 0, sold: 1 });
  await world.becomes(order.id, admin, { fulfilmentStatus: 'CANCELLED' });
  await settleOrders(commerce.deps, 0);
  expect(commerce.stripe.store.get('payment_intent', order.intentId)!.status).toBe('canceled');
  expect((await shop.read(paid.id, admin)).fulfilmentStatus).toBe('PENDING');
});
