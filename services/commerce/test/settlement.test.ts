import type { Guest } from '@hotmess/local/testing/service-under-test';
import fc from 'fast-check';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commerce, startCommerce } from './harness.ts';
import { openShop, piecesOf } from './shop.ts';

let commerce: Commerce;
let admin: Guest;
let buyer: Guest;
let shop: ReturnType<typeof openShop>;
beforeAll(async () => {
  commerce = await startCommerce({ heldJobs: ['expire-holds', 'settle-orders', 'move-drops'] });
  [admin, buyer] = await Promise.all([commerce.person('admin'), commerce.person()]);
  shop = openShop(commerce, admin);
  await shop.setRates();
});
afterAll(() => commerce.close());

/** Everything that a payment's webhooks can change, without ids and times. */
async function stateOf(orderId: string, productId: string) {
  const { rows } = await commerce.superuser.query(
    `select payment_status, fulfilment_status, stock_state, refunded_amount, refund_requested_pence, intent_settled,
            (select array_agg(status || ' ' || amount_pence order by id) from order_refunds where order_id = o.id) as refunds,
            (select array_agg(kind || ' ' || quantity order by id) from stock_movements where order_id = o.id) as movements
     from orders o where id = $1`,
    [orderId],
  );
  const facts = ['order.paid', 'order.refunded'];
  const events = await Promise.all(
    facts.map(
      async (fact) => (await commerce.events(fact)).filter((event) => event['orderId'] === orderId).length,
    ),
  );
  return { ...rows[0], stock: await shop.stock(productId), events };
}

/** A declined card, a good one, a part given back, the rest; Stripe tells nothing of it yet. */
async function eventful() {
  const { productId, variantId } = await shop.product();
  const order = await shop.order([piecesOf(variantId, 2)], buyer);
  commerce.stripe.pay(order.intentId, 'pm_card_chargeDeclined');
  commerce.stripe.pay(order.intentId);
  await commerce.deps.stripe.refunds.create({ payment_intent: order.intentId, amount: 900 });
  await commerce.deps.stripe.refunds.create({ payment_intent: order.intentId });
  return { orderId: order.id as string, intentId: order.intentId as string, productId };
}

/** The PaymentIntent that an event is about. */
function intentOfEvent({ data }: Stripe.Event): string {
  const { object, id, payment_intent } = data.object as {
    object: string;
    id: string;
    payment_intent?: string;
  };
  return object === 'payment_intent' ? id : payment_intent!;
}

const TOLD = {
  payment_status: 'refunded',
  fulfilment_status: 'cancelled',
  stock_state: 'sold',
  intent_settled: true,
  events: [1, 2],
  stock: { received: 10, onHand: 8, held: 0, sold: 2 },
  movements: ['held 2', 'sold 2'],
};

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) yield [...items];
  else
    for (const [at, item] of items.entries())
      for (const rest of permutations(items.filter((_, other) => other !== at))) yield [item, ...rest];
}

test('every permutation of the webhooks of one payment, each of them twice, ends in the same state', async () => {
  const kinds = [
    'payment_intent.payment_failed',
    'payment_intent.succeeded',
    'refund.created',
    'charge.refunded',
  ] as const;
  const orders = [...permutations(kinds)];
  expect(orders).toHaveLength(24);
  await shop.silence();
  const made: Awaited<ReturnType<typeof eventful>>[] = [];
  for (const _ of orders) made.push(await eventful());
  // Each order of theirs for a payment of its own; the other kinds wake the same PaymentIntent, and are left out.
  const statuses = await commerce.stripe.webhooks.release({
    copies: 2,
    order: (all) =>
      made.flatMap(({ intentId }, at) => {
        const own = all.filter((event) => intentOfEvent(event) === intentId);
        return orders[at]!.flatMap((kind) => own.filter(({ type }) => type === kind));
      }),
  });
  expect(statuses.length).toBeGreaterThanOrEqual(24 * 2 * 6);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await shop.quiet();
  for (const [at, { orderId, productId }] of made.entries())
    expect(await stateOf(orderId, productId), orders[at]!.join()).toMatchObject(TOLD);
}, 60_000);

test('what is said again of what is known changes nothing: no state, no version, no event', async () => {
  await shop.silence();
  const { orderId, productId } = await eventful();
  const events = [...commerce.stripe.webhooks.held];
  await commerce.stripe.webhooks.release();
  await shop.quiet();
  const version = async () =>
    (await commerce.superuser.query('select version from orders where id = $1', [orderId])).rows[0].version;
  const [first, firstVersion] = [await stateOf(orderId, productId), await version()];
  expect(first).toMatchObject(TOLD);
  for (const event of events.toReversed()) {
    // As new ones: under their own ids they would be dropped at the door.
    expect(await commerce.stripe.webhooks.send({ ...event, id: `${event.id}_again` })).toBe(200);
  }
  await shop.quiet();
  expect(await stateOf(orderId, productId)).toEqual(first);
  expect(await version()).toBe(firstVersion);
});

test('webhooks that come between what happens, in any order and any number, end in the same state', async () => {
  type Act =
    'decline' | 'pay' | 'refundPart' | 'refundRest' | 'deliver' | 'deliverBackwards' | 'deliverTwice';
  const act = fc.constantFrom<Act>(
    'decline',
    'pay',
    'refundPart',
    'refundRest',
    'deliver',
    'deliverBackwards',
    'deliverTwice',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 9 }), async (acts) => {
      const { productId, variantId } = await shop.product();
      const order = await shop.order([piecesOf(variantId, 2)], buyer);
      const { stripe } = commerce.deps;
      await shop.silence();
      for (const step of acts) {
        // What Stripe itself refuses does not happen.
        if (step === 'decline' || step === 'pay')
          try {
            commerce.stripe.pay(order.intentId, step === 'pay' ? 'pm_card_visa' : 'pm_card_chargeDeclined');
          } catch {}
        else if (step === 'refundPart')
          await stripe.refunds.create({ payment_intent: order.intentId, amount: 700 }).catch(() => {});
        else if (step === 'refundRest')
          await stripe.refunds.create({ payment_intent: order.intentId }).catch(() => {});
        else {
          await commerce.stripe.webhooks.release({
            order: step === 'deliverBackwards' ? 'backwards' : 'forwards',
            copies: step === 'deliverTwice' ? 2 : 1,
          });
          commerce.stripe.webhooks.hold();
        }
      }
      await commerce.stripe.webhooks.release({ order: 'backwards' });
      await shop.quiet();
      const intent = await stripe.paymentIntents.retrieve(order.intentId, { expand: ['latest_charge'] });
      const charge = intent.latest_charge as Stripe.Charge | null;
      const paid = intent.status === 'succeeded';
      const refunded = paid ? charge!.amount_refunded : 0;
      const state = await stateOf(order.id, productId);
      expect(state).toMatchObject({
        payment_status: !paid
          ? intent.last_payment_error
            ? 'failed'
            : 'pending'
          : refunded === order.totalPence
            ? 'refunded'
            : 'paid',
        refunded_amount: refunded,
        stock: paid ? { onHand: 8, held: 0, sold: 2 } : { onHand: 8, held: 2, sold: 0 },
      });
      expect(state.events[0]).toBe(paid ? 1 : 0);
      expect(state.events[1]).toBe(
        (await stripe.refunds.list({ payment_intent: order.intentId })).data.length,
      );
    }),
    { numRuns: 25 },
  );
}, 60_000);
