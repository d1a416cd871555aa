import { systemActor } from '@hotmess/shared/db/actor';
import { sql } from 'kysely';
import type { Dependencies } from '../context.ts';
import { cancelIntent } from '../payment/intents.ts';
import { wakeIntents } from '../payment/refresh.ts';
import { findRefundsToSend } from '../refund/queries.ts';
import { sendRefunds } from '../refund/send.ts';

const SYSTEM = systemActor('settle-orders');
const BATCH = 100;

/**
 * Finishes what a process that died, a Stripe that was away or a webhook that was lost left open: refunds that were written
 * down and not asked for, orders past their hold whose PaymentIntent is not settled, refunds of which nothing was heard.
 * @param patience seconds that webhooks and the requests themselves get first
 * @returns how many orders and refunds it looked at
 */
export async function settleOrders(
  deps: Pick<Dependencies, 'database' | 'stripe'>,
  patience = 60,
): Promise<number> {
  const db = deps.database.as(SYSTEM);
  const before = sql<Date>`now() - make_interval(secs => ${patience})`;
  const refunds = await findRefundsToSend(db, BATCH);
  await sendRefunds(deps, refunds);
  const open = await db
    .selectFrom('orders')
    .selectAll()
    .where('intent_settled', '=', false)
    .where('updated_at', '<=', before)
    .orderBy('updated_at')
    .limit(BATCH)
    .execute();
  const waiting = await db
    .selectFrom('order_refunds as r')
    .innerJoin('orders as o', 'o.id', 'r.order_id')
    .select('o.stripe_payment_intent_id as intent')
    .distinct()
    .where('r.status', '=', 'sent')
    .where('r.updated_at', '<=', before)
    .limit(BATCH)
    .execute();
  const intents = waiting.flatMap(({ intent }) => intent ?? []);
  for (const order of open) {
    // Still held: the buyer may pay. Only what is over is stopped; a PaymentIntent that nobody noted is found by that.
    if (order.stock_state !== 'held') await cancelIntent(deps, order);
    if (order.stripe_payment_intent_id !== null) intents.push(order.stripe_payment_intent_id);
  }
  await wakeIntents(db, intents);
  return refunds.length + open.length + waiting.length;
}
