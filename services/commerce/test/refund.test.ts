import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleOrders } from '../src/jobs/settle-orders.ts';
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
