import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireHolds } from '../src/jobs/expire-holds.ts';
import { settleOrders } from '../src/jobs/settle-orders.ts';
import { refreshPaymentIntent } from '../src/payment/refresh.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { WAIT, openShop, piecesOf } from './shop.ts';

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

const lapse = (id: string) =>
  commerce.superuser.query(`update orders set hold_expires_at = now() - interval '1 second' where id = $1`, [
    id,
  ]);
const told = async (fact: string, orderId: string) =>
  (await commerce.events(fact)).filter((event) => event['orderId'] === orderId);
const becomes = (id: string, state: Record<string, unknown>) =>
  expect.poll(() => shop.read(id, buyer), WAIT).toMatchObject(state);
const refund = (input: Record<string, unknown>, as: Guest | undefined = admin) =>
  shop.mutate(
    'refundOrder',
    { reason: 'It came back torn.', ...input },
    'refund { id amountPence status cause }',
    as,
  );
/** Two pieces of one product, paid. */
async function paidOrder(quantity = 2, input: Record<string, unknown> = {}) {
  const product = await shop.product(input);
  const order = await shop.order([piecesOf(product.variantId, quantity)], buyer);
  await shop.pay(order, buyer);
  return { ...product, order: { ...order, ...(await shop.read(order.id, buyer)) } };
}

describe('a payment', () => {
  test('sells what was held and says so once, with what the ledger needs', async () => {
    const { productId, order } = await paidOrder();
    expect(order).toMatchObject({ paymentStatus: 'PAID', fulfilmentStatus: 'PENDING', holdExpiresAt: null });
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 8, held: 0, sold: 2 });
    expect(await told('order.paid', order.id)).toEqual([
      {
        orderId: order.id,
        version: order.version,
        buyerId: buyer.userId,
        type: 'official',
        total: order.totalPence,
        currency: 'GBP',
        paidAt: expect.any(String),
        lines: [{ lineId: order.items[0].id, kind: 'product', itemId: productId, quantity: 2, xpEach: 25 }],
      },
    ]);
    await expireHolds(commerce.deps);
    expect(await shop.stock(productId)).toMatchObject({ sold: 2 });
  });

  test('that is declined has failed, and may be tried again', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId)], buyer);
    commerce.stripe.pay(order.intentId, 'pm_card_chargeDeclined');
    await becomes(order.id, { paymentStatus: 'FAILED', fulfilmentStatus: 'PENDING' });
    expect(await shop.stock(productId)).toMatchObject({ held: 1 });
    commerce.stripe.pay(order.intentId, 'pm_card_authenticationRequired');
    await becomes(order.id, { paymentStatus: 'PENDING' });
    commerce.stripe.authenticate(order.intentId, true);
    await becomes(order.id, { paymentStatus: 'PAID' });
    expect(await told('order.paid', order.id)).toHaveLength(1);
  });

  test('that succeeds after a decline that nobody heard of walks every edge', async () => {
    const { variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId)], buyer);
    commerce.stripe.pay(order.intentId, 'pm_card_chargeDeclined');
    await becomes(order.id, { paymentStatus: 'FAILED' });
    await shop.pay(order, buyer);
    expect((await shop.read(order.id, buyer)).paymentStatus).toBe('PAID');
  });

  test('after its hold ended takes the goods again', async () => {
    const { productId, variantId } = await shop.product({ quantityAvailable: 3, perUserLimit: 3 });
    const order = await shop.order([piecesOf(variantId, 3)], buyer);
    await shop.silence();
    commerce.stripe.pay(order.intentId);
    await lapse(order.id);
    expect(await expireHolds(commerce.deps)).toBe(1);
    expect(await shop.stock(productId)).toMatchObject({ onHand: 3, held: 0 });
    await commerce.stripe.webhooks.release();
    await becomes(order.id, { paymentStatus: 'PAID', fulfilmentStatus: 'PENDING' });
    expect(await shop.stock(productId)).toEqual({ received: 3, onHand: 0, held: 0, sold: 3 });
  });

  test('after its hold ended and the goods were sold goes back at once, all of it', async () => {
    const { productId, variantId } = await shop.product({ quantityAvailable: 3 });
    const other = await shop.product();
    const order = await shop.order([piecesOf(other.variantId), piecesOf(variantId, 3)], buyer);
    await shop.silence();
    commerce.stripe.pay(order.intentId);
    await lapse(order.id);
    await expireHolds(commerce.deps);
    const faster = await commerce.person();
    const his = await shop.order([piecesOf(variantId, 1)], faster);
    await commerce.stripe.webhooks.release();
    await becomes(order.id, {
      paymentStatus: 'REFUNDED',
      fulfilmentStatus: 'CANCELLED',
      refundedPence: order.totalPence,
    });
    await shop.pay(his, faster);
    expect(await shop.stock(productId)).toEqual({ received: 3, onHand: 2, held: 0, sold: 1 });
    expect(await shop.stock(other.productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
    expect(await told('order.paid', order.id)).toHaveLength(1);
    expect(await told('order.refunded', order.id)).toMatchObject([
      { refunded: order.totalPence, lines: [{ quantity: 1 }, { quantity: 3 }] },
    ]);
  });

  test('of an order that was cancelled meanwhile goes back', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId)], buyer);
    await shop.silence();
    commerce.stripe.pay(order.intentId);
    // Stripe no longer lets it be cancelled, and the buyer hears so.
    expect((await shop.mutate('cancelOrder', { id: order.id }, 'order { id }', buyer)).codes).toEqual([
      'CONFLICT',
    ]);
    await commerce.superuser.query(
      `update orders set hold_expires_at = now() - interval '1 hour' where id = $1`,
      [order.id],
    );
    await commerce.stripe.webhooks.release();
    await becomes(order.id, { paymentStatus: 'PAID' });
    expect(await shop.stock(productId)).toMatchObject({ sold: 1 });
  });

  test('whose webhook never comes is found by the job', async () => {
    const { variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId)], buyer);
    await shop.silence();
    commerce.stripe.pay(order.intentId);
    await settleOrders(commerce.deps, 0);
    await becomes(order.id, { paymentStatus: 'PAID' });
    await commerce.stripe.webhooks.release();
    expect(await told('order.paid', order.id)).toHaveLength(1);
  });

  test('that is nobody’s changes nothing', async () => {
    const intent = await commerce.deps.stripe.paymentIntents.create({ amount: 500, currency: 'gbp' });
    await refreshPaymentIntent(commerce.deps, intent.id);
    const forged = await commerce.deps.stripe.paymentIntents.create({
      amount: 500,
      currency: 'gbp',
      metadata: { order_id: (await paidOrder()).order.id },
    });
    await refreshPaymentIntent(commerce.deps, forged.id);
    const { rows } = await commerce.superuser.query(
      'select 1 from orders where stripe_payment_intent_id = any($1)',
      [[intent.id, forged.id]],
    );
    expect(rows).toEqual([]);
  });
});

describe('a refund', () => {
  test('of some pieces gives them back at their price with their tax, and the shelf gets them', async () => {
    const { productId, order } = await paidOrder(3);
    const [item] = order.items;
    const answer = await refund({ id: order.id, lines: [{ lineId: item.id, quantity: 1 }] });
    expect(answer.data.refundOrder.refund).toMatchObject({ amountPence: 3000, cause: 'ASKED' });
    await becomes(order.id, { paymentStatus: 'PAID', refundedPence: 3000, items: [{ refundedQuantity: 1 }] });
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 8, held: 0, sold: 2 });
    expect(await told('order.refunded', order.id)).toEqual([
      {
        orderId: order.id,
        refundId: answer.data.refundOrder.refund.id,
        version: (await shop.read(order.id, buyer)).version,
        buyerId: buyer.userId,
        refunded: 3000,
        refundedTotal: 3000,
        currency: 'GBP',
        refundedAt: expect.any(String),
        lines: [{ lineId: item.id, quantity: 1 }],
      },
    ]);
    // Money alone, for the trouble; then all that is left.
    await refund({ id: order.id, amountPence: 100 });
    await becomes(order.id, { refundedPence: 3100 });
    await refund({ id: order.id, restock: false });
    await becomes(order.id, {
      paymentStatus: 'REFUNDED',
      fulfilmentStatus: 'CANCELLED',
      refundedPence: order.totalPence,
    });
    // What did not come back in one piece stays sold.
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 8, held: 0, sold: 2 });
    expect((await refund({ id: order.id })).codes).toEqual(['INVALID_TRANSITION']);
    expect(await commerce.auditCount('order.refund')).toBe(3);
  });

  test('of the whole amount is of the goods, too', async () => {
    const { productId, order } = await paidOrder(2);
    await refund({ id: order.id, amountPence: order.totalPence });
    await becomes(order.id, { paymentStatus: 'REFUNDED', items: [{ refundedQuantity: 2 }] });
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
    const [item] = order.items;
    expect(await told('order.refunded', order.id)).toMatchObject([
      { lines: [{ lineId: item.id, quantity: 2 }] },
    ]);
  });

  test('never comes to more than was paid, whoever asks at once', async () => {
    const { order } = await paidOrder(2);
    const [item] = order.items;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refund({ id: order.id, lines: [{ lineId: item.id, quantity: 1 }] })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(2);
    expect((await refund({ id: order.id, amountPence: order.totalPence })).codes).toEqual(['BAD_USER_INPUT']);
    await becomes(order.id, { refundedPence: 6000, items: [{ refundedQuantity: 2 }] });
    expect((await refund({ id: order.id, lines: [{ lineId: item.id, quantity: 1 }] })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
  });

  test('is for those who send the order, with a reason', async () => {
    const { order } = await paidOrder();
    expect((await refund({ id: order.id }, buyer)).codes).toEqual(['FORBIDDEN']);
    expect((await refund({ id: order.id }, await commerce.person())).codes).toEqual(['NOT_FOUND']);
    expect((await refund({ id: order.id }, await commerce.person('moderator'))).codes).toEqual(['NOT_FOUND']);
    expect((await refund({ id: order.id, reason: 'short' })).codes).toEqual(['BAD_USER_INPUT']);
    expect((await refund({ id: order.id, version: 1 })).codes).toEqual(['CONFLICT']);
    expect((await refund({ id: order.id, lines: [] })).codes).toEqual(['BAD_USER_INPUT']);
    const unpaid = await shop.order([piecesOf((await shop.product()).variantId)], buyer);
    expect((await refund({ id: unpaid.id })).codes).toEqual(['INVALID_TRANSITION']);
  });

  test('made at Stripe itself is found, and one that gives all back says which lines', async () => {
    const { productId, order } = await paidOrder(2);
    await commerce.deps.stripe.refunds.create({ payment_intent: order.intentId, amount: 500 });
    await becomes(order.id, { refundedPence: 500, paymentStatus: 'PAID' });
    await commerce.deps.stripe.refunds.create({ payment_intent: order.intentId });
    await becomes(order.id, { refundedPence: order.totalPence, paymentStatus: 'REFUNDED' });
    expect(await told('order.refunded', order.id)).toMatchObject([
      { lines: [] },
      { lines: [{ quantity: 2 }] },
    ]);
    expect(await shop.stock(productId)).toMatchObject({ sold: 2 });
  });

  test('that takes time is settled when it arrives; one that fails can be asked for again', async () => {
    const product = await shop.product();
    const order = await shop.order([piecesOf(product.variantId)], buyer);
    commerce.stripe.pay(order.intentId, 'pm_card_pendingRefund');
    await becomes(order.id, { paymentStatus: 'PAID' });
    const { id } = (await refund({ id: order.id })).data.refundOrder.refund;
    const statusOf = async () =>
      (
        await commerce.superuser.query('select status, stripe_refund_id from order_refunds where id = $1', [
          id,
        ])
      ).rows[0];
    await expect.poll(statusOf, WAIT).toMatchObject({ status: 'sent' });
    expect(await shop.stock(product.productId)).toMatchObject({ sold: 1 });
    commerce.stripe.settleRefund((await statusOf()).stripe_refund_id, false);
    await expect.poll(statusOf, WAIT).toMatchObject({ status: 'failed' });
    expect((await shop.read(order.id, buyer)).refundedPence).toBe(0);
    const again = (await refund({ id: order.id })).data.refundOrder.refund;
    const { rows } = await commerce.superuser.query(
      'select stripe_refund_id from order_refunds where id = $1',
      [again.id],
    );
    commerce.stripe.settleRefund(rows[0].stripe_refund_id, true);
    await becomes(order.id, { paymentStatus: 'REFUNDED' });
    expect(await shop.stock(product.productId)).toMatchObject({ onHand: 10, sold: 0 });
  });

  test('that nobody asked Stripe for, because the process died, is sent by the job', async () => {
    const { order } = await paidOrder();
    // As far as the command comes before it asks Stripe.
    await commerce.superuser.query(
      `begin; set local session_replication_role = replica;
       insert into order_refunds (order_id, amount_pence, cause, restock) values ('${order.id}', 700, 'asked', false);
       update orders set refund_requested_pence = 700 where id = '${order.id}'; commit`,
    );
    await settleOrders(commerce.deps, 0);
    await becomes(order.id, { refundedPence: 700 });
  });
});

describe('fulfilment', () => {
  const step = (name: string, input: Record<string, unknown>, as: Guest | undefined = admin) =>
    shop.mutate(name, input, 'order { fulfilmentStatus carrier trackingNumber version }', as);

  test('goes its way, by who sends it, once it is paid', async () => {
    const { variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId)], buyer);
    expect((await step('processOrder', { id: order.id })).codes).toEqual(['INVALID_TRANSITION']);
    await shop.pay(order, buyer);
    expect((await step('processOrder', { id: order.id }, buyer)).codes).toEqual(['FORBIDDEN']);
    expect((await step('processOrder', { id: order.id, version: 1 })).codes).toEqual(['CONFLICT']);
    expect((await step('shipOrder', { id: order.id })).codes).toEqual(['INVALID_TRANSITION']);
    expect((await step('processOrder', { id: order.id })).errors).toEqual([]);
    expect((await step('shipOrder', { id: order.id, trackingNumber: 'X1' })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    const shipped = await step('shipOrder', {
      id: order.id,
      carrier: 'Royal Mail',
      trackingNumber: 'AB123456789GB',
    });
    expect(shipped.data.shipOrder.order).toMatchObject({
      fulfilmentStatus: 'SHIPPED',
      carrier: 'Royal Mail',
      trackingNumber: 'AB123456789GB',
    });
    expect(
      (
        await shop.mutate(
          'cancelOrder',
          { id: order.id, reason: 'Too late for that.' },
          'order { id }',
          admin,
        )
      ).codes,
    ).toEqual(['INVALID_TRANSITION']);
    expect((await step('deliverOrder', { id: order.id })).data.deliverOrder.order.fulfilmentStatus).toBe(
      'DELIVERED',
    );
    expect(await commerce.auditCount('order.ship')).toBe(1);
    const list = async (status: string, as: Guest) =>
      commerce.graphql(
        `query ($status: OrderFulfilmentStatus!) { officialOrders(status: $status, first: 100) { nodes { id } } }`,
        { status },
        as,
      );
    expect((await list('DELIVERED', admin)).data.officialOrders.nodes).toEqual([{ id: order.id }]);
    expect((await list('DELIVERED', buyer)).codes).toEqual(['FORBIDDEN']);
  });

  test('is called off by who sends it, and the money goes back with the goods', async () => {
    const { productId, order } = await paidOrder(2);
    const cancel = (input: Record<string, unknown>, as: Guest) =>
      shop.mutate('cancelOrder', { id: order.id, ...input }, 'order { fulfilmentStatus }', as);
    expect((await cancel({}, buyer)).codes).toEqual(['FORBIDDEN']);
    expect((await cancel({}, admin)).codes).toEqual(['BAD_USER_INPUT']);
    expect(
      (await cancel({ reason: 'The whole batch is torn.' }, admin)).data.cancelOrder.order.fulfilmentStatus,
    ).toBe('CANCELLED');
    await becomes(order.id, { paymentStatus: 'REFUNDED', refundedPence: order.totalPence });
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
  });
});

test('a dispute is recorded and shown to admins, and followed', async () => {
  const { order } = await paidOrder();
  const dispute = commerce.stripe.dispute(order.intentId);
  const list = (open: boolean, as: Guest) =>
    commerce.graphql(
      `query ($open: Boolean) { disputes(open: $open) { nodes { order { id } amountPence reason status isOpen } } }`,
      { open },
      as,
    );
  await expect
    .poll(async () => (await list(true, admin)).data.disputes.nodes, WAIT)
    .toMatchObject([
      { order: { id: order.id }, amountPence: order.totalPence, isOpen: true, status: 'needs_response' },
    ]);
  expect((await list(true, buyer)).codes).toEqual(['FORBIDDEN']);
  commerce.stripe.closeDispute(dispute.id, false);
  await expect
    .poll(async () => (await list(false, admin)).data.disputes.nodes, WAIT)
    .toMatchObject([{ order: { id: order.id }, isOpen: false, status: 'lost' }]);
});
