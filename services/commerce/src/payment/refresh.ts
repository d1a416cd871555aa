import { systemActor } from '@hotmess/shared/db/actor';
import { type Kysely, sql } from 'kysely';
import type Stripe from 'stripe';
import type { Dependencies } from '../context.ts';
import type { DB } from '../generated/database.ts';
import { changeOrder, lockOrder } from '../order/queries.ts';
import { sendRefunds } from '../refund/send.ts';
import { settleRefunds } from '../refund/settle.ts';
import { askStripe } from '../stripe/client.ts';
import type { StripeObjectHandler } from '../webhook/handlers.ts';
import { settlePayment } from './settle.ts';

const SYSTEM = systemActor('refresh-payment');

/** How often what was read is thrown away, because the order changed meanwhile, before it is read again later. */
const ATTEMPTS = 5;

/** Another refresh moved the order while this one was reading. */
class MovedMeanwhile extends Error {
  override name = 'MovedMeanwhile';
}

/**
 * Reads a PaymentIntent again, with its charge and its refunds, and brings its order to where it is. One that is no order's of
 * ours changes nothing.
 * @param intentId as Stripe calls it
 * @throws where Stripe does not answer, to be called again later
 */
export async function refreshPaymentIntent(
  deps: Pick<Dependencies, 'database' | 'stripe'>,
  intentId: string,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await refreshOnce(deps, intentId);
      return;
    } catch (error) {
      if (!(error instanceof MovedMeanwhile) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function refreshOnce(
  { database, stripe }: Pick<Dependencies, 'database' | 'stripe'>,
  intentId: string,
): Promise<void> {
  // Before Stripe is read: where the order moves afterwards, what was read may be older than what moved it.
  const seen = await findByIntent(database.as(SYSTEM), intentId);
  const intent = await askStripe(() =>
    stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] }),
  );
  const orderId = seen?.id ?? intent.metadata['order_id'];
  if (orderId === undefined) return;
  const refunds = intent.status === 'succeeded' ? await allRefunds(stripe, intentId) : [];
  const wanted = await database.inTransaction(SYSTEM, async (tx) => {
    const order = await lockOrder(tx.db, orderId);
    if (!order || (order.stripe_payment_intent_id ?? intentId) !== intentId) return [];
    if (seen && order.version !== seen.version) throw new MovedMeanwhile();
    const known =
      order.stripe_payment_intent_id === null
        ? await changeOrder(tx.db, order.id, { stripe_payment_intent_id: intentId })
        : order;
    return settleRefunds(tx, await settlePayment(tx, known, intent), refunds);
  });
  await sendRefunds({ database, stripe }, wanted);
}

function findByIntent(
  db: Kysely<DB>,
  intentId: string,
): Promise<{ id: string; version: number } | undefined> {
  return db
    .selectFrom('orders')
    .select(['id', 'version'])
    .where('stripe_payment_intent_id', '=', intentId)
    .executeTakeFirst();
}

/** Oldest first, as they happened. */
async function allRefunds(stripe: Stripe, intentId: string): Promise<Stripe.Refund[]> {
  const refunds: Stripe.Refund[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await askStripe(() =>
      stripe.refunds.list({ payment_intent: intentId, limit: 100, ...(after && { starting_after: after }) }),
    );
    refunds.push(...page.data);
    after = page.data.at(-1)?.id;
    more = page.has_more;
  }
  return refunds.reverse();
}

/** Wakes the refresh of orders' PaymentIntents, as a webhook of theirs would. */
export async function wakeIntents(db: Kysely<DB>, intentIds: readonly string[]): Promise<void> {
  if (intentIds.length === 0) return;
  await sql`
    insert into stripe_refreshes (object_type, object_id)
    select 'payment_intent', id from unnest(${[...intentIds]}::text[]) as id order by id
    on conflict (object_type, object_id) do nothing`.execute(db);
}

/** Follows PaymentIntents; a webhook of a charge or a refund wakes its PaymentIntent. */
export const paymentIntentHandler: StripeObjectHandler = {
  objectType: 'payment_intent',
  refresh: refreshPaymentIntent,
};
