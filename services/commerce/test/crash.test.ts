import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import type Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout } from '../src/checkout/commands.ts';
import { expireHolds } from '../src/jobs/expire-holds.ts';
import { settleOrders } from '../src/jobs/settle-orders.ts';
import { refundOrder } from '../src/refund/commands.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { LONDON, WAIT, openShop, piecesOf } from './shop.ts';

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

/** The process dies. */
class Killed extends Error {}

/** Stripe, and a process that dies before or after it has answered. */
function dyingAt(
  when: 'before' | 'after',
  resource: 'paymentIntents' | 'refunds',
  method: 'create' | 'cancel',
) {
  const real = commerce.deps.stripe;
  const call = async (...args: unknown[]): Promise<never> => {
    if (when === 'after')
      await (real[resource] as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>)[method]!(
        ...args,
      );
    throw new Killed();
  };
  const dying = new Proxy(real[resource], {
    get: (target, name) => (name === method ? call : Reflect.get(target, name).bind(target)),
  });
  return new Proxy(real, {
    get: (target, name) => (name === resource ? dying : Reflect.get(target, name)),
  });
}

/** A checkout that gets no further than that. @returns its order */
async function begin(stripe: Stripe, variantId: string, idempotencyKey: string) {
  const input = {
    idempotencyKey,
    lines: [{ kind: 'product', itemId: variantId, quantity: 2 }],
    shippingAddress: LONDON,
  };
  await expect(checkout({ ...commerce.deps, stripe }, buyer.actor, input)).rejects.toBeInstanceOf(Killed);
  const { rows } = await commerce.superuser.query(
    'select id, stripe_payment_intent_id from orders order by id desc limit 1',
  );
  return rows[0] as { id: string; stripe_payment_intent_id: string | null };
}
const intentsOf = (orderId: string) =>
  commerce.stripe.store.list('payment_intent').filter(({ metadata }) => metadata['order_id'] === orderId);
const lapse = (id: string) =>
  commerce.superuser.query(`update orders set hold_expires_at = now() - interval '1 second' where id = $1`, [
    id,
  ]);

test('killed before the commit, nothing happened', async () => {
  const { productId, variantId } = await shop.product();
  const database = {
    ...commerce.deps.database,
    inTransaction: ((actor, work) =>
      commerce.deps.database.inTransaction(actor, async (tx) => {
        await work(tx);
        throw new Killed();
      })) as typeof commerce.deps.database.inTransaction,
  };
  const input = {
    idempotencyKey: randomUUID(),
    lines: [{ kind: 'product', itemId: variantId, quantity: 2 }],
    shippingAddress: LONDON,
  };
  await expect(checkout({ ...commerce.deps, database }, buyer.actor, input)).rejects.toBeInstanceOf(Killed);
  expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
  const { rows } = await commerce.superuser.query('select 1 from checkouts where idempotency_key = $1', [
    input.idempotencyKey,
  ]);
  expect(rows).toEqual([]);
});

test.each(['before', 'after'] as const)(
  'killed between hold and note of the PaymentIntent, %s Stripe made it: the same key finishes it, with one PaymentIntent',
  async (when) => {
    const { productId, variantId } = await shop.product();
    const idempotencyKey = randomUUID();
    await shop.silence();
    const { id, stripe_payment_intent_id } = await begin(
      dyingAt(when, 'paymentIntents', 'create'),
      variantId,
      idempotencyKey,
    );
    expect(stripe_payment_intent_id).toBeNull();
    expect(intentsOf(id)).toHaveLength(when === 'after' ? 1 : 0);
    const { data, errors } = await shop.checkout([piecesOf(variantId, 2)], buyer, { idempotencyKey });
    expect(errors).toEqual([]);
    const [{ order, clientSecret }] = data.checkout.payments;
    expect(order.id).toBe(id);
    expect(intentsOf(id)).toHaveLength(1);
    expect(intentsOf(id)[0]!.client_secret).toBe(clientSecret);
    expect(await shop.stock(productId)).toMatchObject({ onHand: 8, held: 2 });
    await commerce.stripe.webhooks.release();
    await shop.pay({ id, intentId: intentsOf(id)[0]!.id }, buyer);
  },
);

test.each(['before', 'after'] as const)(
  'and where the buyer never comes back, the hold ends and the PaymentIntent made %s the kill cannot be paid',
  async (when) => {
    const { productId, variantId } = await shop.product();
    await shop.silence();
    const { id } = await begin(dyingAt(when, 'paymentIntents', 'create'), variantId, randomUUID());
    await lapse(id);
    expect(await expireHolds(commerce.deps)).toBe(1);
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
    expect(intentsOf(id).map(({ status }) => status)).toEqual(['canceled']);
    await commerce.stripe.webhooks.release();
    await expect
      .poll(() => shop.read(id, buyer), WAIT)
      .toMatchObject({ paymentStatus: 'FAILED', fulfilmentStatus: 'CANCELLED' });
  },
);

test('killed between the release of a hold and telling Stripe: the job tells it', async () => {
  const { productId, variantId } = await shop.product();
  const order = await shop.order([piecesOf(variantId, 2)], buyer);
  await lapse(order.id);
  await expireHolds({ ...commerce.deps, stripe: dyingAt('before', 'paymentIntents', 'cancel') });
  expect(await shop.stock(productId)).toMatchObject({ onHand: 10, held: 0 });
  expect(intentsOf(order.id)[0]!.status).toBe('requires_payment_method');
  await settleOrders(commerce.deps, 0);
  expect(intentsOf(order.id)[0]!.status).toBe('canceled');
  await expect.poll(() => shop.read(order.id, buyer), WAIT).toMatchObject({ fulfilmentStatus: 'CANCELLED' });
});

test.each(['before', 'after'] as const)(
  'killed %s Stripe gave money back: it goes back once',
  async (when) => {
    const { variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId, 2)], buyer);
    await shop.pay(order, buyer);
    await shop.silence();
    const stripe = dyingAt(when, 'refunds', 'create');
    const input = { id: order.id, amountPence: 1000, reason: 'For the trouble of it.' };
    await expect(refundOrder({ ...commerce.deps, stripe }, admin.actor, input)).rejects.toBeInstanceOf(
      Killed,
    );
    await settleOrders(commerce.deps, 0);
    await settleOrders(commerce.deps, 0);
    await commerce.stripe.webhooks.release();
    await expect.poll(() => shop.read(order.id, buyer), WAIT).toMatchObject({ refundedPence: 1000 });
    const refunds = commerce.stripe.store
      .list('refund')
      .filter(({ payment_intent }) => payment_intent === order.intentId);
    expect(refunds).toHaveLength(1);
  },
);

test('Stripe away: the buyer hears so, the order waits, and the same key goes on', async () => {
  const { variantId } = await shop.product();
  const idempotencyKey = randomUUID();
  const away = new Proxy(commerce.deps.stripe, {
    get: (target, name) =>
      name === 'paymentIntents'
        ? {
            create: () =>
              Promise.reject(
                new commerce.deps.stripe.errors.StripeConnectionError({ type: 'api_error' } as never),
              ),
          }
        : Reflect.get(target, name),
  });
  const input = {
    idempotencyKey,
    lines: [{ kind: 'product', itemId: variantId, quantity: 1 }],
    shippingAddress: LONDON,
  };
  await expect(checkout({ ...commerce.deps, stripe: away }, buyer.actor, input)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  expect((await shop.checkout([piecesOf(variantId)], buyer, { idempotencyKey })).errors).toEqual([]);
});
