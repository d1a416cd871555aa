import { systemActor } from '@hotmess/shared/db/actor';
import { sql } from 'kysely';
import type { Dependencies } from '../context.ts';
import { lockOrder } from '../order/queries.ts';
import { cancelIntent } from '../payment/intents.ts';
import { releaseOrder } from '../payment/release.ts';

const SYSTEM = systemActor('expire-holds');
const BATCH = 200;

/**
 * Releases goods that were promised to orders and not paid in time, and then tells Stripe, so that they cannot be paid any
 * more: the webhook of that cancels the order. A payment that arrives all the same takes the goods again, or goes back.
 * @returns how many holds ended
 */
export async function expireHolds(deps: Pick<Dependencies, 'database' | 'stripe'>): Promise<number> {
  const { database } = deps;
  const due = await database
    .as(SYSTEM)
    .selectFrom('orders')
    .select('id')
    .where('stock_state', '=', 'held')
    .where('hold_expires_at', '<=', sql<Date>`now()`)
    .orderBy('hold_expires_at')
    .limit(BATCH)
    .execute();
  let ended = 0;
  for (const { id } of due) {
    const released = await database.inTransaction(SYSTEM, async (tx) => {
      const order = await lockOrder(tx.db, id);
      // Paid, or cancelled by its buyer, while this waited.
      if (order?.stock_state !== 'held') return null;
      return releaseOrder(tx, order);
    });
    if (!released) continue;
    ended++;
    // Where Stripe is away, the next run of settle-orders tells it.
    await cancelIntent(deps, released).catch(() => {});
  }
  return ended;
}
