import { systemActor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import type { Kysely } from 'kysely';
import { Stripe } from 'stripe';
import type { Dependencies } from '../context.ts';
import type { DB } from '../generated/database.ts';
import type { FullOrderRow } from '../order/rows.ts';
import { askStripe } from '../stripe/client.ts';
import { giveUpOrder } from './release.ts';

type IntentDeps = Pick<Dependencies, 'database' | 'stripe'>;
type OrderToPay = Pick<
  FullOrderRow,
  | 'id'
  | 'number'
  | 'currency'
  | 'total_pence'
  | 'application_fee_pence'
  | 'destination_account'
  | 'stripe_payment_intent_id'
  | 'payment_status'
  | 'fulfilment_status'
>;

const SYSTEM = systemActor('payment-intent');

/**
 * The secret that an order is paid with. Its PaymentIntent is made where there is none: Stripe knows it by the order's id, so
 * that asking again, in whatever process, leads to the same one.
 * @returns null where nothing is to be paid any more
 * @throws {DomainError} UNAVAILABLE where Stripe is away: the order waits, and the same checkout asks again.
 *   SELLER_NOT_READY or BAD_USER_INPUT where Stripe refuses: the order is given up at once
 */
export async function ensureIntent(deps: IntentDeps, order: OrderToPay): Promise<string | null> {
  if (order.fulfilment_status === 'cancelled' || !['pending', 'failed'].includes(order.payment_status))
    return null;
  const { stripe } = deps;
  const known = order.stripe_payment_intent_id;
  if (known !== null) {
    const intent = await askStripe(() => stripe.paymentIntents.retrieve(known));
    return intent.status === 'canceled' ? null : intent.client_secret;
  }
  try {
    const intent = await createIntent(deps, order);
    return intent.client_secret;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    await giveUpOrder(deps.database, order.id);
    if (order.destination_account !== null) throw new DomainError('SELLER_NOT_READY');
    throw new DomainError('BAD_USER_INPUT', 'This order cannot be charged.', { field: 'lines' });
  }
}

/** Makes an order's PaymentIntent, or finds the one made before, and notes it. */
export async function createIntent(deps: IntentDeps, order: OrderToPay): Promise<Stripe.PaymentIntent> {
  const { destination_account: destination } = order;
  const intent = await askStripe(() =>
    deps.stripe.paymentIntents.create(
      {
        amount: order.total_pence,
        currency: order.currency.toLowerCase(),
        automatic_payment_methods: { enabled: true },
        description: order.number,
        metadata: { order_id: order.id },
        ...(destination !== null && {
          transfer_data: { destination },
          ...(order.application_fee_pence > 0 && { application_fee_amount: order.application_fee_pence }),
        }),
      },
      { idempotencyKey: `order-${order.id}` },
    ),
  );
  await noteIntent(deps.database.as(SYSTEM), order.id, intent.id);
  return intent;
}

/** Notes which PaymentIntent is an order's, where none is noted. */
export async function noteIntent(db: Kysely<DB>, orderId: string, intentId: string): Promise<void> {
  await db
    .updateTable('orders')
    .set({ stripe_payment_intent_id: intentId })
    .where('id', '=', orderId)
    .where('stripe_payment_intent_id', 'is', null)
    .execute();
}

/**
 * Tells Stripe that an order will not be paid, so that it cannot be. One whose PaymentIntent was never noted may have one all
 * the same: it is found first.
 * @returns where the PaymentIntent is now; `canceled` where it worked
 */
export async function cancelIntent(
  deps: IntentDeps,
  order: OrderToPay,
): Promise<Stripe.PaymentIntent.Status> {
  const id = order.stripe_payment_intent_id ?? (await createIntent(deps, order)).id;
  try {
    const canceled = await askStripe(() =>
      deps.stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' }),
    );
    return canceled.status;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    return (await askStripe(() => deps.stripe.paymentIntents.retrieve(id))).status;
  }
}
