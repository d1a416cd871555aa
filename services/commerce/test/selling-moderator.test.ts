import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';
import { openShop } from './shop.ts';

let commerce: Commerce;
let market: MarketWorld;
let shop: ReturnType<typeof openShop>;
beforeAll(async () => {
  commerce = await startCommerce();
  market = await openMarket(commerce);
  shop = openShop(commerce, market.admin);
  await shop.setRates();
}, 60_000);
afterAll(() => commerce.close());

test('a moderator who sells sends his own sales as any seller, and sees those of nobody else', async () => {
  const [own, other] = [await market.seller('moderator'), await market.seller()];
  const buyer = await commerce.person();
  const sell = async (seller: typeof own) => {
    const itemId = await market.live(seller.guest);
    const order = await shop.order([{ kind: 'MARKET_LISTING', itemId, quantity: 1 }], buyer);
    expect(await shop.read(order.id, own.guest)).toBeNull();
    await shop.pay(order, buyer);
    return order;
  };
  const [mine, others] = [await sell(own), await sell(other)];
  const sales = await commerce.graphql(
    '{ mySales { nodes { id shippingAddress { postcode } } } }',
    {},
    own.guest,
  );
  expect(sales.data.mySales.nodes).toEqual([{ id: mine.id, shippingAddress: { postcode: 'W1D 5JA' } }]);
  const steps = [
    ['processOrder', {}],
    ['shipOrder', { carrier: 'Royal Mail', trackingNumber: 'AB123456789GB' }],
    ['deliverOrder', {}],
  ] as const;
  for (const [name, input] of steps) {
    const answer = await shop.mutate(name, { id: mine.id, ...input }, 'order { id }', own.guest);
    expect([name, answer.codes]).toEqual([name, []]);
    const refused = await shop.mutate(name, { id: others.id, ...input }, 'order { id }', own.guest);
    expect([name, refused.codes]).toEqual([name, ['NOT_FOUND']]);
  }
  expect(await shop.read(mine.id, buyer)).toMatchObject({ fulfilmentStatus: 'DELIVERED' });
  expect(await shop.read(others.id, own.guest)).toBeNull();
});
