import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import {
  ticketListingStateChanged,
  ticketSaleConfirmed,
  ticketSaleRefused,
} from '@hotmess/shared/events/nightlife';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireHolds } from '../src/jobs/expire-holds.ts';
import { settleOrders } from '../src/jobs/settle-orders.ts';
import { type MarketShop, openMarketShop, ticket } from './market-shop.ts';
import { WAIT, intentOf } from './shop.ts';

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

test('has one buyer, whoever is faster; paid, nightlife hears, and its word delivers it', async () => {
  const offered = await world.offerTicket();
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
    sellerId: world.seller.sellerId,
  });
  await shop.pay({ ...order, intentId: intentOf(clientSecret) }, buyers[at]!);
  const [sold] = await world.told('ticket.sold', 'listingId', offered);
  expect(sold).toMatchObject({
    orderId: order.id,
    buyerId: buyers[at]!.userId,
    sellerId: world.seller.guest.userId,
  });
  const confirmed = {
    saleId: sold!['saleId'] as string,
    listingId: offered,
    version: 4,
    beaconId: randomUUID(),
    buyerId: buyers[at]!.userId,
  };
  await world.send(ticketSaleConfirmed, confirmed);
  await world.becomes(order.id, buyers[at]!, { fulfilmentStatus: 'DELIVERED' });
  // Given back, nightlife is told, and once.
  await shop.mutate(
    'refundOrder',
    { id: order.id, reason: 'The night was called off.' },
    'refund { id }',
    admin,
  );
  await world.becomes(order.id, buyers[at]!, { paymentStatus: 'REFUNDED' });
  expect(await world.told('ticket.sale_reversed', 'listingId', offered)).toMatchObject([
    { saleId: sold!['saleId'] },
  ]);
});

test('whose sale nightlife refuses is paid back', async () => {
  const offered = await world.offerTicket();
  const order = await shop.order([ticket(offered)], buyer);
  await shop.pay(order, buyer);
  const [sold] = await world.told('ticket.sold', 'listingId', offered);
  const refused = {
    saleId: sold!['saleId'] as string,
    listingId: offered,
    buyerId: buyer.userId,
    refusal: 'LISTING_NOT_LIVE' as const,
  };
  await world.send(ticketSaleRefused, refused);
  await expect
    .poll(async () => {
      await settleOrders(commerce.deps, 0);
      return shop.read(order.id, buyer);
    }, WAIT)
    .toMatchObject({ paymentStatus: 'REFUNDED', fulfilmentStatus: 'CANCELLED' });
  expect(await world.told('ticket.sale_reversed', 'listingId', offered)).toEqual([]);
});

test('that goes off sale lets go of who had not paid; older news does not bring it back', async () => {
  const offered = await world.offerTicket();
  const order = await shop.order([ticket(offered)], buyer);
  const news = { listingId: offered, beaconId: randomUUID(), sellerId: world.seller.guest.userId };
  await world.send(ticketListingStateChanged, { ...news, version: 5, from: 'live', to: 'removed' });
  await world.becomes(order.id, buyer, { fulfilmentStatus: 'CANCELLED' });
  await world.send(ticketListingStateChanged, { ...news, version: 4, from: 'pending_review', to: 'live' });
  await world.send(ticketListingStateChanged, { ...news, version: 6, from: 'removed', to: 'removed' });
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
  await world.send(ticketListingStateChanged, { ...news, version: 7, from: 'removed', to: 'live' });
  await expect.poll(async () => (await shop.checkout([ticket(offered)], buyer)).codes, WAIT).toEqual([]);
});

test('that is paid after its hold ended is the buyer’s where nobody else took it, and else his money goes back', async () => {
  const late = async (offered: string) => {
    const order = await shop.order([ticket(offered)], buyer);
    await shop.silence();
    commerce.stripe.pay(order.intentId);
    await commerce.superuser.query(`update orders set hold_expires_at = now() where id = $1`, [order.id]);
    expect(await expireHolds(commerce.deps)).toBe(1);
    return order;
  };
  const [free, taken] = [await world.offerTicket(), await world.offerTicket()];
  const [his, tooLate] = [await late(free), await late(taken)];
  const faster = await commerce.person();
  const second = await shop.order([ticket(taken)], faster);
  await commerce.stripe.webhooks.release();
  await world.becomes(his.id, buyer, { paymentStatus: 'PAID' });
  await world.becomes(tooLate.id, buyer, { paymentStatus: 'REFUNDED', fulfilmentStatus: 'CANCELLED' });
  await shop.pay(second, faster);
  expect(await world.told('ticket.sold', 'listingId', free)).toMatchObject([{ buyerId: buyer.userId }]);
  expect(await world.told('ticket.sold', 'listingId', taken)).toMatchObject([{ buyerId: faster.userId }]);
});

test.each([
  ['GBP', 29, 30],
  ['EUR', 49, 50],
  ['USD', 49, 50],
])('in %s costs no less than Stripe charges: not %i, but %i', async (currency, tooLittle, enough) => {
  const buy = async (price: number) =>
    (await shop.checkout([ticket(await world.offerTicket({ price, currency }))], buyer)).codes;
  expect(await buy(tooLittle)).toEqual(['BAD_USER_INPUT']);
  expect(await buy(enough)).toEqual([]);
});
