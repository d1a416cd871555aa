import type Stripe from 'stripe';
import { listOf } from './blank.ts';
import type { StandInContext } from './context.ts';
import type { Params } from './form.ts';
import {
  metadataOf,
  onlyKnown,
  optionalChoice,
  optionalFlag,
  optionalInteger,
  optionalText,
} from './params.ts';
import { noSuch, refuse } from './refusal.ts';
import { newId, nowInSeconds } from './store.ts';
import { TEST_CARDS } from './test-cards.ts';

const CREATE_PARAMS = [
  'payment_intent',
  'charge',
  'amount',
  'reason',
  'metadata',
  'reverse_transfer',
  'refund_application_fee',
];

/** POST /v1/refunds */
export function createRefund(context: StandInContext, params: Params): Stripe.Refund {
  onlyKnown('POST /v1/refunds', params, CREATE_PARAMS);
  const seen = chargeToRefund(context, params);
  const left = seen.amount - seen.amount_refunded;
  if (left === 0) refuse(`Charge ${seen.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (seen.disputed)
    refuse(`Charge ${seen.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  const amount = optionalInteger(params, 'amount', 1) ?? left;
  if (amount > left)
    refuse(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    });

  const does = TEST_CARDS[seen.payment_method ?? '']?.does.outcome;
  const refund: Stripe.Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: newId('txn'),
    charge: seen.id,
    created: nowInSeconds(),
    currency: seen.currency,
    customer: null,
    customer_account: null,
    metadata: metadataOf(params),
    payment_intent: seen.payment_intent,
    payment_method: null,
    reason: optionalChoice(params, 'reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: does === 'delayRefunds' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  const reversal = optionalFlag(params, 'reverse_transfer')
    ? reverseTransfer(context, seen, refund)
    : undefined;
  if (optionalFlag(params, 'refund_application_fee')) refundFee(context, seen, refund);
  const kept = { ...refund, transfer_reversal: reversal ?? null };
  const refunded = seen.amount_refunded + amount;
  const charge: Stripe.Charge = { ...seen, amount_refunded: refunded, refunded: refunded === seen.amount };
  context.store.put<'refund'>(kept);
  context.store.put<'charge'>(charge);
  context.emit('refund.created', kept);
  context.emit('charge.refunded', charge);
  return kept;
}

/** GET /v1/refunds/:id */
export function retrieveRefund(context: StandInContext, id: string): Stripe.Refund {
  return context.store.get('refund', id) ?? noSuch('refund', id, 'refund');
}

/** GET /v1/refunds, newest first. */
export function listRefunds(context: StandInContext, params: Params): Stripe.ApiList<Stripe.Refund> {
  onlyKnown('GET /v1/refunds', params, ['payment_intent', 'charge', 'limit', 'starting_after']);
  const [intent, charge, after] = ['payment_intent', 'charge', 'starting_after'].map((name) =>
    optionalText(params, name),
  );
  const all = context.store
    .list('refund')
    .filter(
      (refund) =>
        (intent === undefined || refund.payment_intent === intent) &&
        (charge === undefined || refund.charge === charge),
    )
    .toReversed();
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const limit = Math.min(optionalInteger(params, 'limit', 1) ?? 10, 100);
  return listOf(all.slice(from, from + limit), '/v1/refunds', all.length > from + limit);
}

/** What the buyer's bank did with a refund: a pending one arrives, or one fails and the money comes back. */
export function settleRefund(context: StandInContext, id: string, arrived: boolean): Stripe.Refund {
  const seen = retrieveRefund(context, id);
  const settled: Stripe.Refund = arrived
    ? { ...seen, status: 'succeeded' }
    : { ...seen, status: 'failed', failure_reason: 'lost_or_stolen_card' };
  context.store.put<'refund'>(settled);
  if (!arrived) {
    const charge = context.store.get('charge', seen.charge as string)!;
    context.store.put<'charge'>({
      ...charge,
      amount_refunded: charge.amount_refunded - seen.amount,
      refunded: false,
    });
    context.emit('refund.failed', settled);
  }
  context.emit('refund.updated', settled);
  return settled;
}

function chargeToRefund(context: StandInContext, params: Params): Stripe.Charge {
  const [intentId, chargeId] = [optionalText(params, 'payment_intent'), optionalText(params, 'charge')];
  if ((intentId === undefined) === (chargeId === undefined))
    refuse('One of the following params should be provided for this request: payment_intent or charge.');
  if (chargeId !== undefined)
    return context.store.get('charge', chargeId) ?? noSuch('charge', chargeId, 'charge');
  const intent =
    context.store.get('payment_intent', intentId!) ?? noSuch('payment_intent', intentId!, 'payment_intent');
  const charge =
    intent.status === 'succeeded' ? context.store.get('charge', intent.latest_charge as string) : undefined;
  return charge ?? refuse(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
}

/** Takes the refund's share of the transfer back. @returns the reversal's id */
function reverseTransfer(context: StandInContext, charge: Stripe.Charge, refund: Stripe.Refund): string {
  const seen = context.store.get('transfer', (charge.transfer as string | undefined) ?? '');
  if (!seen) refuse('Cannot reverse the transfer of a charge that has none.', { param: 'reverse_transfer' });
  const amount = share(seen.amount, charge, refund.amount) - seen.amount_reversed;
  const reversal: Stripe.TransferReversal = {
    id: newId('trr'),
    object: 'transfer_reversal',
    amount,
    balance_transaction: newId('txn'),
    created: nowInSeconds(),
    currency: seen.currency,
    destination_payment_refund: null,
    metadata: {},
    source_refund: refund.id,
    transfer: seen.id,
  };
  const reversed = seen.amount_reversed + amount;
  const transfer: Stripe.Transfer = {
    ...seen,
    amount_reversed: reversed,
    reversed: reversed === seen.amount,
    reversals: { ...seen.reversals, data: [reversal, ...seen.reversals.data] },
  };
  context.store.put<'transfer'>(transfer);
  context.emit('transfer.reversed', transfer);
  return reversal.id;
}

/** Gives the refund's share of the application fee back to the seller. */
function refundFee(context: StandInContext, charge: Stripe.Charge, refund: Stripe.Refund): void {
  const seen = context.store.get('application_fee', (charge.application_fee as string | null) ?? '');
  // Stripe takes the flag for a charge without a fee, too.
  if (!seen) return;
  const amount = share(seen.amount, charge, refund.amount) - seen.amount_refunded;
  const refunded = seen.amount_refunded + amount;
  const fee: Stripe.ApplicationFee = {
    ...seen,
    amount_refunded: refunded,
    refunded: refunded === seen.amount,
  };
  context.store.put<'application_fee'>(fee);
  context.emit('application_fee.refunded', fee);
}

/** The part of `whole` that belongs to all that is refunded by now; exact where all is. */
function share(whole: number, charge: Stripe.Charge, refundedNow: number): number {
  return Math.round((whole * (charge.amount_refunded + refundedNow)) / charge.amount);
}
