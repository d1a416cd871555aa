import { systemActor } from '@hotmess/shared/db/actor';
import { Stripe } from 'stripe';
import type { Dependencies } from '../context.ts';
import { lockOrder } from '../order/queries.ts';
import { askStripe, isStripeAway } from '../stripe/client.ts';
import { refundMachine } from './machine.ts';
import { changeRefund, findRefund, findRefundLines, forgetRequest } from './queries.ts';
import type { FullRefundRow } from './rows.ts';

type SendDeps = Pick<Dependencies, 'database' | 'stripe'>;

const SYSTEM = systemActor('send-refund');

/**
 * Asks Stripe for refunds that were written down. Stripe knows each by its id here, so asking twice gives the money back once.
 * Where Stripe is away they stay as they are, and the job asks again.
 */
export async function sendRefunds(
  deps: SendDeps,
  refunds: readonly Pick<FullRefundRow, 'id'>[],
): Promise<void> {
  for (const { id } of refunds)
    await sendRefund(deps, id).catch((error: unknown) => {
      if (!isStripeAway(error) && !isUnavailableAnswer(error)) throw error;
    });
}

async function sendRefund(deps: SendDeps, id: string): Promise<void> {
  const db = deps.database.as(SYSTEM);
  const refund = await findRefund(db, id);
  if (refund?.status !== 'requested') return;
  const order = await db
    .selectFrom('orders')
    .select(['stripe_payment_intent_id', 'destination_account', 'application_fee_pence'])
    .where('id', '=', refund.order_id)
    .executeTakeFirstOrThrow();
  try {
    const sent = await askStripe(() =>
      deps.stripe.refunds.create(
        {
          payment_intent: order.stripe_payment_intent_id!,
          amount: refund.amount_pence,
          metadata: { refund_id: refund.id },
          ...(order.destination_account !== null && {
            reverse_transfer: true,
            ...(order.application_fee_pence > 0 && { refund_application_fee: true }),
          }),
        },
        { idempotencyKey: `refund-${refund.id}` },
      ),
    );
    await noteSent(deps, refund, sent.id);
  } catch (error) {
    // Stripe will never do it: charged back, or given back in its dashboard meanwhile.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    await noteFailed(deps, refund);
  }
}

async function noteSent(deps: SendDeps, refund: FullRefundRow, stripeRefundId: string): Promise<void> {
  await deps.database.inTransaction(SYSTEM, async ({ db }) => {
    await lockOrder(db, refund.order_id);
    // The webhook may have been faster.
    const now = (await findRefund(db, refund.id))!;
    if (now.status !== 'requested') return;
    await changeRefund(db, refund.id, {
      status: refundMachine.next('send', now.status),
      stripe_refund_id: stripeRefundId,
    });
  });
}

async function noteFailed(deps: SendDeps, refund: FullRefundRow): Promise<void> {
  await deps.database.inTransaction(SYSTEM, async ({ db }) => {
    await lockOrder(db, refund.order_id);
    const now = (await findRefund(db, refund.id))!;
    if (now.status !== 'requested') return;
    await changeRefund(db, refund.id, {
      status: refundMachine.next('fail', now.status),
      settled_at: new Date(),
    });
    await forgetRequest(db, now, await findRefundLines(db, refund.id));
  });
}

const isUnavailableAnswer = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'UNAVAILABLE';
