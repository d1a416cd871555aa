import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireHolds } from '../src/jobs/expire-holds.ts';
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

describe('a hold', () => {
  const lapse = (id: string) =>
    commerce.superuser.query(
      `update orders set hold_expires_at = now() - interval '1 second' where id = $1`,
      [id],
    );

  test('that ends gives the goods back, and the order can no longer be paid', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId, 4)], buyer);
    expect(await expireHolds(commerce.deps)).toBe(0);
    await lapse(order.id);
    expect(await expireHolds(commerce.deps)).toBe(1);
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
    await expect
      .poll(async () => await shop.read(order.id, buyer), WAIT)
      .toMatchObject({ paymentStatus: 'FAILED', fulfilmentStatus: 'CANCELLED', holdExpiresAt: null });
    expect(() => commerce.stripe.pay(order.intentId)).toThrow();
    expect(await expireHolds(commerce.deps)).toBe(0);
  });

  test('is given up by its buyer, and by nobody else', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId, 4)], buyer);
    const cancel = (as?: Guest) =>
      shop.mutate('cancelOrder', { id: order.id }, 'order { fulfilmentStatus }', as);
    expect((await cancel(await commerce.person())).codes).toEqual(['NOT_FOUND']);
    expect((await cancel(buyer)).data.cancelOrder.order.fulfilmentStatus).toBe('CANCELLED');
    expect(await shop.stock(productId)).toMatchObject({ onHand: 10, held: 0 });
    expect(commerce.stripe.store.get('payment_intent', order.intentId)!.status).toBe('canceled');
    expect((await cancel(buyer)).codes).toEqual(['INVALID_TRANSITION']);
    await expect.poll(async () => (await shop.read(order.id, buyer)).paymentStatus, WAIT).toBe('FAILED');
    const { data } = await commerce.graphql(
      `query ($id: ID!) { stockMovements(variantId: $id) { nodes { kind quantity orderId } } }`,
      { id: variantId },
      admin,
    );
    expect(data.stockMovements.nodes.slice(0, 2)).toEqual([
      { kind: 'RELEASED', quantity: 4, orderId: order.id },
      { kind: 'HELD', quantity: 4, orderId: order.id },
    ]);
  });
});

describe('a drop', () => {
  const open = async (input: Record<string, unknown> = {}) => {
    const startAt = new Date(Date.now() + 600_000).toISOString();
    const endAt = new Date(Date.now() + 1_200_000).toISOString();
    const made = await shop.mutate(
      'createDrop',
      { title: 'A drop', startAt, endAt, ...input },
      'drop { id }',
      admin,
    );
    const dropId: string = made.data.createDrop.drop.id;
    return { dropId, ...(await shop.product({ dropId })) };
  };
  const shift = (id: string, seconds: number) =>
    commerce.superuser.query(
      `update drops set start_at = start_at + make_interval(secs => $2), end_at = end_at + make_interval(secs => $2)
       where id = $1`,
      [id, seconds],
    );

  test('sells from its start to its end by the clock, and what is held then may still be paid', async () => {
    const { dropId, variantId } = await open();
    const early = await shop.checkout([piecesOf(variantId)], buyer);
    expect(early.codes).toEqual(['CONFLICT']);
    expect(early.errors[0]!.extensions['opensAt']).toEqual(expect.any(String));
    await shift(dropId, -600);
    const order = await shop.order([piecesOf(variantId)], buyer);
    await shift(dropId, -600);
    expect((await shop.checkout([piecesOf(variantId)], buyer)).codes).toEqual(['CONFLICT']);
    await shop.pay(order, buyer);
  });

  test('lets those who came first in by their turn, the rest after them', async () => {
    const { dropId, variantId } = await open({ waveSize: 1, waveSeconds: 60 });
    const entrants = [await commerce.person(), await commerce.person()];
    for (const one of entrants) await shop.mutate('joinDrop', { dropId }, 'drop { id }', one);
    await shift(dropId, -600);
    // Nothing has drawn yet: checkout does.
    const answers = await Promise.all(
      [...entrants, buyer].map((one) => shop.checkout([piecesOf(variantId)], one)),
    );
    expect(answers.map(({ codes }) => codes[0] ?? 'OK').sort()).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
    expect(answers[2]!.codes).toEqual(['CONFLICT']);
    await shift(dropId, -61);
    for (const one of entrants) expect((await shop.checkout([piecesOf(variantId)], one)).errors).toEqual([]);
    expect((await shop.checkout([piecesOf(variantId)], buyer)).codes).toEqual(['CONFLICT']);
    await shift(dropId, -60);
    expect((await shop.checkout([piecesOf(variantId)], buyer)).errors).toEqual([]);
  });
});
