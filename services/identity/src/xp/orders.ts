import type { Tx } from '@hotmess/shared/db/transaction';
import type { orderPaid, orderRefunded } from '@hotmess/shared/events/commerce';
import type { EventData } from '@hotmess/shared/events/define-event';
import { PredecessorMissing } from '@hotmess/shared/events/predecessor-missing';
import type { DB } from '../generated/database.ts';
import { appendAward, groundsOf } from './award.ts';
import { findPaidOrder, lockOrder, rememberPaidOrder } from './order-queries.ts';
import { reversePart } from './reversal.ts';

/**
 * A paid order earns by its lines: what the product says for each, or else what the rule does. The line's own id names
 * its ledger row.
 * @throws {PredecessorMissing} where identity does not know the buyer (yet)
 */
export async function awardOrder(tx: Tx<DB>, paid: EventData<typeof orderPaid>): Promise<void> {
  const { orderId, buyerId, total, lines } = paid;
  const occurredAt = new Date(paid.paidAt);
  const [, grounds] = await Promise.all([
    lockOrder(tx.db, orderId),
    groundsOf(tx, { userId: buyerId, type: 'purchase', occurredAt }),
  ]);
  if (!grounds.known) throw new PredecessorMissing('user');
  if (grounds.erased) return;
  await rememberPaidOrder(tx.db, {
    order_id: orderId,
    buyer_id: buyerId,
    total,
    lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    paid_at: occurredAt,
  });
  for (const { lineId, quantity, xpEach } of lines)
    await appendAward(
      tx,
      {
        userId: buyerId,
        type: 'purchase',
        source: 'commerce',
        sourceEventId: lineId,
        occurredAt,
        quantity,
        ...(xpEach !== null && { points: xpEach }),
      },
      grounds,
    );
}

/**
 * What came back takes its XP back, in proportion of its line. Money alone takes nothing back, until all of it is.
 * @throws {PredecessorMissing} where the order's payment was not told of yet
 */
export async function reverseOrder(tx: Tx<DB>, refunded: EventData<typeof orderRefunded>): Promise<void> {
  const { orderId, refundId, buyerId, refundedTotal } = refunded;
  const occurredAt = new Date(refunded.refundedAt);
  const [, grounds, order] = await Promise.all([
    lockOrder(tx.db, orderId),
    groundsOf(tx, { userId: buyerId, type: 'purchase', occurredAt }),
    findPaidOrder(tx.db, orderId),
  ]);
  if (grounds.erased) return;
  if (!order) throw new PredecessorMissing('payment of the order');
  const whole = order.total > 0 && refundedTotal >= order.total;
  for (const { lineId, quantity: of } of order.lines) {
    const quantity = whole
      ? of
      : refunded.lines.filter((line) => line.lineId === lineId).reduce((sum, line) => sum + line.quantity, 0);
    if (quantity > 0)
      await reversePart(tx, {
        userId: order.buyer_id,
        type: 'purchase',
        source: 'commerce',
        sourceEventId: lineId,
        occurredAt,
        reversalId: `${refundId}:${lineId}`,
        of,
        quantity,
      });
  }
}
