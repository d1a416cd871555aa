import type { Guest } from '@hotmess/local/testing/service-under-test';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireHolds } from '../src/jobs/expire-holds.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';
import { type Line, intentOf, openShop, piecesOf } from './shop.ts';

let commerce: Commerce;
let market: MarketWorld;
let admin: Guest;
let buyer: Guest;
let seller: Guest;
let shop: ReturnType<typeof openShop>;
beforeAll(async () => {
  commerce = await startCommerce({ heldJobs: ['expire-holds', 'settle-orders', 'move-drops'] });
  market = await openMarket(commerce);
  ({ admin } = market);
  buyer = await commerce.person();
  shop = openShop(commerce, admin);
  await shop.setRates();
  const account = await market.seller();
  seller = account.guest;
  // A share that never comes out even.
  await market.call('setSellerFee', { id: account.sellerId, feeBasisPoints: 777 }, admin);
}, 60_000);
afterAll(() => commerce.close());

interface Order {
  readonly id: string;
  readonly type: 'OFFICIAL' | 'MARKETPLACE';
  readonly intentId: string;
  readonly items: readonly { readonly id: string }[];
}

/** Where the money of orders went, by Stripe's own books. */
interface Books {
  readonly charged: number;
  readonly transferred: number;
  readonly fees: number;
  readonly refunded: number;
  readonly own: number;
}

/** What Stripe's books say of one order, and that the order's row says the same. */
async function booksOf({ id, intentId, type }: Order): Promise<Books> {
  const { rows } = await commerce.superuser.query('select * from orders where id = $1', [id]);
  const [order] = rows;
  const intent = commerce.stripe.store.get('payment_intent', intentId)!;
  const paid = intent.status === 'succeeded';
  expect(order.paid_at !== null).toBe(paid);
  expect(order.stock_state === 'held').toBe(!paid && order.fulfilment_status === 'pending');
  if (!paid) {
    expect(order.refunded_amount).toBe(0);
    return { charged: 0, transferred: 0, fees: 0, refunded: 0, own: 0 };
  }
  if (order.stock_state !== 'sold') expect(order.payment_status).toBe('refunded');
  const charge = commerce.stripe.store.get('charge', intent.latest_charge as string)!;
  expect([order.total_pence, order.refunded_amount]).toEqual([charge.amount, charge.amount_refunded]);
  const [charged, refunded] = [charge.amount, charge.amount_refunded];
  if (type === 'OFFICIAL') {
    expect(charge.transfer).toBeUndefined();
    return { charged, transferred: 0, fees: 0, refunded, own: order.total_pence - order.refunded_amount };
  }
  const transfer = commerce.stripe.store.get('transfer', charge.transfer as string)!;
  const fee = commerce.stripe.store.get('application_fee', charge.application_fee as string)!;
  expect([order.application_fee_pence, order.fee_refunded_pence]).toEqual([fee.amount, fee.amount_refunded]);
  const fees = fee.amount - fee.amount_refunded;
  // The fee is taken from what was transferred to the seller.
  return { charged, transferred: transfer.amount - transfer.amount_reversed - fees, fees, refunded, own: 0 };
}

type Act =
  'buy' | 'pay' | 'decline' | 'lapse' | 'cancel' | 'refundPiece' | 'refundAmount' | 'refundRest' | 'receive';
const step = fc.record({
  act: fc.constantFrom<Act>(
    'buy',
    'buy',
    'pay',
    'pay',
    'decline',
    'lapse',
    'cancel',
    'refundPiece',
    'refundAmount',
    'refundRest',
    'receive',
  ),
  which: fc.nat(20),
  quantity: fc.integer({ min: 1, max: 4 }),
});

test('whatever buyers, sellers, admins, banks and the clock do: no piece and no penny is lost', async () => {
  const seen = { transferred: 0, fees: 0, refunded: 0, own: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 18 }), async (steps) => {
      const { productId, variantId } = await shop.product({ quantityAvailable: 6 });
      const itemId = await market.live(seller, { quantity: 6 });
      const shelf = (quantity: number): Line[] => [piecesOf(variantId, quantity)];
      const offer = (quantity: number): Line[] => [{ kind: 'MARKET_LISTING', itemId, quantity }];
      const orders: Order[] = [];
      let offered = 6;
      const conserved = async () => {
        const { received, onHand, held, sold } = await shop.stock(productId);
        expect(onHand + held + sold).toBe(received);
        const { data } = await commerce.graphql(
          `query ($id: ID!) { marketListing(id: $id) { stock { onHand held sold } } }`,
          { id: itemId },
          seller,
        );
        const stock = data.marketListing.stock;
        expect(stock.onHand + stock.held + stock.sold).toBe(offered);
        for (const count of [onHand, held, sold, stock.onHand, stock.held, stock.sold])
          expect(count).toBeGreaterThanOrEqual(0);
      };
      /** @param other picks the other who may, where there are two */
      const take = async (act: Act, order: Order | undefined, quantity: number, other: boolean) => {
        const sender = order?.type === 'OFFICIAL' || other ? admin : seller;
        if (act === 'buy') {
          const cart = [shelf(quantity), offer(quantity), [...shelf(1), ...offer(quantity)]][quantity % 3]!;
          const { data, errors } = await shop.checkout(cart, buyer);
          if (errors.length > 0) return;
          for (const { order: made, clientSecret } of data.checkout.payments)
            orders.push({ ...made, intentId: intentOf(clientSecret) });
        } else if (act === 'receive' && other) {
          await market.call('restockMarketListing', { id: itemId, quantity }, seller);
          offered += quantity;
        } else if (act === 'receive')
          await shop.mutate('receiveStock', { variantId, quantity }, 'stockLevel { onHand }', admin);
        else if (!order) return;
        else if (act === 'pay' || act === 'decline')
          try {
            commerce.stripe.pay(order.intentId, act === 'pay' ? 'pm_card_visa' : 'pm_card_chargeDeclined');
          } catch {}
        else if (act === 'lapse') {
          await commerce.superuser.query(
            `update orders set hold_expires_at = now() - interval '1 s' where id = $1`,
            [order.id],
          );
          await expireHolds(commerce.deps);
        } else if (act === 'cancel')
          await shop.mutate(
            'cancelOrder',
            { id: order.id, reason: 'No longer wanted.' },
            'order { id }',
            other ? buyer : sender,
          );
        else
          await shop.mutate(
            'refundOrder',
            {
              id: order.id,
              reason: 'A random walk has it so.',
              ...(act === 'refundPiece' && { lines: [{ lineId: order.items[0]!.id, quantity: 1 }] }),
              ...(act === 'refundAmount' && { amountPence: 101 * quantity }),
            },
            'refund { id }',
            sender,
          );
      };
      for (const { act, which, quantity } of steps) {
        await take(act, orders[which % Math.max(orders.length, 1)], quantity, which % 2 === 1);
        await conserved();
      }
      await shop.quiet();
      await conserved();
      const books = await Promise.all(orders.map(booksOf));
      const sum = (column: keyof Books) => books.reduce((total, one) => total + one[column], 0);
      expect(sum('transferred') + sum('fees') + sum('refunded') + sum('own')).toBe(sum('charged'));
      for (const column of ['transferred', 'fees', 'refunded', 'own'] as const) seen[column] += sum(column);
    }),
    { numRuns: 30 },
  );
  // Walks on which nobody paid, took a share or gave back would show nothing.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
}, 120_000);
