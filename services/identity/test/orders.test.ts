import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awardOrder, reverseOrder } from '../src/xp/orders.ts';
import { type LedgerDatabase, openLedgerDatabase } from './ledger-harness.ts';

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase();
});
afterAll(() => ledger.close());

type Line = { quantity: number; xpEach: number | null };
/** An order as commerce tells of its payment. */
const orderOf = (buyerId: string, lines: readonly Line[], total = 1_000) => ({
  orderId: randomUUID(),
  version: 2,
  buyerId,
  type: 'official' as const,
  total,
  currency: 'GBP',
  paidAt: new Date().toISOString(),
  lines: lines.map((line) => ({
    lineId: randomUUID(),
    kind: 'product' as const,
    itemId: randomUUID(),
    ...line,
  })),
});
type Order = ReturnType<typeof orderOf>;
const refundOf = (order: Order, given: readonly { line: number; quantity: number }[], refundedTotal = 1) => ({
  orderId: order.orderId,
  refundId: randomUUID(),
  version: 3,
  buyerId: order.buyerId,
  refunded: 1,
  refundedTotal,
  currency: 'GBP',
  refundedAt: new Date().toISOString(),
  lines: given.map(({ line, quantity }) => ({ lineId: order.lines[line]!.lineId, quantity })),
});
const pay = (order: Order) => ledger.run((tx) => awardOrder(tx, order));
const refund = (event: ReturnType<typeof refundOf>) => ledger.run((tx) => reverseOrder(tx, event));
const pointsOf = async (userId: string) => (await ledger.rowsOf(userId)).map(({ points }) => points);
const balanceOf = async (userId: string) => (await pointsOf(userId)).reduce((sum, points) => sum + points, 0);

test('an order earns by its lines: what the product says, or else the rule, times how many', async () => {
  const buyer = await ledger.person();
  const order = orderOf(buyer, [
    { quantity: 2, xpEach: 25 },
    { quantity: 3, xpEach: null },
    { quantity: 1, xpEach: 0 },
  ]);
  await Promise.all([pay(order), pay(order), pay(order)]);
  expect((await pointsOf(buyer)).toSorted((a, b) => a - b)).toEqual([0, 30, 50]);
  await ledger.expectFold();
});

test('a refund takes back in proportion of its line, once, and never more than there was', async () => {
  const buyer = await ledger.person();
  const order = orderOf(buyer, [
    { quantity: 3, xpEach: 25 },
    { quantity: 1, xpEach: 7 },
  ]);
  await pay(order);
  const first = refundOf(order, [{ line: 0, quantity: 1 }]);
  await Promise.all([refund(first), refund(first)]);
  expect(await balanceOf(buyer)).toBe(75 + 7 - 25);
  await refund(refundOf(order, [{ line: 0, quantity: 5 }]));
  expect(await balanceOf(buyer)).toBe(7);
  await refund(refundOf(order, [{ line: 0, quantity: 1 }]));
  expect(await balanceOf(buyer)).toBe(7);
});

test('money alone takes nothing back, until all of it is', async () => {
  const buyer = await ledger.person();
  const order = orderOf(buyer, [{ quantity: 2, xpEach: 10 }], 500);
  await pay(order);
  await refund(refundOf(order, [], 499));
  expect(await balanceOf(buyer)).toBe(20);
  await refund(refundOf(order, [], 500));
  expect(await balanceOf(buyer)).toBe(0);
});

test('a refund that comes before its payment waits; of someone erased it comes to nothing', async () => {
  const buyer = await ledger.person();
  const order = orderOf(buyer, [{ quantity: 1, xpEach: 10 }]);
  const early = refundOf(order, [{ line: 0, quantity: 1 }]);
  await expect(refund(early)).rejects.toMatchObject({ code: 'PREDECESSOR_MISSING' });
  await expect(pay({ ...order, buyerId: randomUUID() })).rejects.toMatchObject({
    code: 'PREDECESSOR_MISSING',
  });
  await pay(order);
  await refund(early);
  expect(await pointsOf(buyer)).toEqual([10, -10]);
  const gone = await ledger.person();
  await ledger.setStatus(gone, 'erased');
  const late = orderOf(gone, [{ quantity: 1, xpEach: 10 }]);
  await pay(late);
  await refund(refundOf(late, [{ line: 0, quantity: 1 }]));
  expect(await pointsOf(gone)).toEqual([]);
  expect((await ledger.superuser.query('select from paid_orders where buyer_id = $1', [gone])).rowCount).toBe(
    0,
  );
});

test('what was spent meanwhile goes below zero, and only so', async () => {
  const buyer = await ledger.person();
  const order = orderOf(buyer, [{ quantity: 1, xpEach: 40 }]);
  await pay(order);
  const adjust = (points: number) =>
    ledger.superuser.query(
      `insert into xp_events (user_id, type, points, source, source_event_id, occurred_at)
       values ($1, 'admin_adjustment', $2, 'identity', $3, now())`,
      [buyer, points, randomUUID()],
    );
  await expect(adjust(-41)).rejects.toMatchObject({ constraint: 'xp_below_zero_by_reversal_only' });
  await adjust(-30);
  await refund(refundOf(order, [{ line: 0, quantity: 1 }]));
  expect(await balanceOf(buyer)).toBe(-30);
  await expect(adjust(-1)).rejects.toMatchObject({ constraint: 'xp_below_zero_by_reversal_only' });
  await ledger.expectFold();
});

test('whatever parts come back in whatever order, all of them together are all of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 50 }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
      async (quantity, xpEach, parts) => {
        const buyer = await ledger.person();
        const order = orderOf(buyer, [{ quantity, xpEach }]);
        await pay(order);
        await Promise.all(parts.map((part) => refund(refundOf(order, [{ line: 0, quantity: part }]))));
        const back = Math.min(
          quantity,
          parts.reduce((sum, part) => sum + part, 0),
        );
        expect(await balanceOf(buyer)).toBe(xpEach * (quantity - back));
      },
    ),
    { numRuns: 25 },
  );
  await ledger.expectFold();
});
