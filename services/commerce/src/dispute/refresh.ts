import { systemActor } from '@hotmess/shared/db/actor';
import type { Dependencies } from '../context.ts';
import { askStripe } from '../stripe/client.ts';
import type { StripeObjectHandler } from '../webhook/handlers.ts';
import { keepDispute } from './queries.ts';

const SYSTEM = systemActor('refresh-dispute');

/** States in which something can still come of it. Source: Stripe's API reference, `dispute.status`. */
const OPEN = new Set(['warning_needs_response', 'warning_under_review', 'needs_response', 'under_review']);

/** Reads a dispute again and keeps it for staff. What is no order's of ours changes nothing. */
export async function refreshDispute(
  { database, stripe }: Pick<Dependencies, 'database' | 'stripe'>,
  disputeId: string,
): Promise<void> {
  const dispute = await askStripe(() => stripe.disputes.retrieve(disputeId));
  const intent = dispute.payment_intent;
  const intentId = typeof intent === 'string' ? intent : intent?.id;
  if (!intentId) return;
  const db = database.as(SYSTEM);
  const order = await db
    .selectFrom('orders')
    .select('id')
    .where('stripe_payment_intent_id', '=', intentId)
    .executeTakeFirst();
  if (!order) return;
  const due = dispute.evidence_details?.due_by;
  await keepDispute(db, {
    stripe_dispute_id: dispute.id,
    order_id: order.id,
    amount_pence: dispute.amount,
    currency: dispute.currency.toUpperCase(),
    reason: dispute.reason,
    status: dispute.status,
    is_open: OPEN.has(dispute.status),
    evidence_due_at: due == null ? null : new Date(due * 1000),
    opened_at: new Date(dispute.created * 1000),
  });
}

export const disputeHandler: StripeObjectHandler = { objectType: 'dispute', refresh: refreshDispute };
