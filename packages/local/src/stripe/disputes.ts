import type Stripe from 'stripe';
import type { StandInContext } from './context.ts';
import { noSuch, refuse } from './refusal.ts';
import { newId, nowInSeconds } from './store.ts';

const WEEK = 7 * 24 * 3600;

/** GET /v1/disputes/:id */
export function retrieveDispute(context: StandInContext, id: string): Stripe.Dispute {
  return context.store.get('dispute', id) ?? noSuch('dispute', id, 'dispute');
}

/**
 * The buyer's bank takes the money back for now.
 * @param given.amount all of the charge where left out
 * @param given.reason `fraudulent` where left out
 */
export function openDispute(
  context: StandInContext,
  chargeId: string,
  given: { amount?: number; reason?: string },
): Stripe.Dispute {
  const seen = context.store.get('charge', chargeId) ?? noSuch('charge', chargeId, 'charge');
  if (seen.status !== 'succeeded') refuse('Only a charge that succeeded can be disputed.');
  const dispute: Stripe.Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: given.amount ?? seen.amount,
    balance_transactions: [],
    charge: seen.id,
    created: nowInSeconds(),
    currency: seen.currency,
    enhanced_eligibility_types: [],
    evidence: {} as Stripe.Dispute['evidence'],
    evidence_details: {
      due_by: nowInSeconds() + WEEK,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: seen.payment_intent,
    reason: given.reason ?? 'fraudulent',
    status: 'needs_response',
  };
  context.store.put<'charge'>({ ...seen, disputed: true });
  context.store.put<'dispute'>(dispute);
  context.emit('charge.dispute.created', dispute);
  context.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The buyer's bank decides. @param won whether the money comes back */
export function closeDispute(context: StandInContext, id: string, won: boolean): Stripe.Dispute {
  const seen = retrieveDispute(context, id);
  if (seen.status !== 'needs_response') refuse('This dispute is closed already.');
  const closed: Stripe.Dispute = { ...seen, status: won ? 'won' : 'lost' };
  context.store.put<'dispute'>(closed);
  if (won) context.emit('charge.dispute.funds_reinstated', closed);
  context.emit('charge.dispute.closed', closed);
  return closed;
}
