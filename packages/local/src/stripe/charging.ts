import type Stripe from 'stripe';
import { blankCharge, listOf } from './blank.ts';
import type { StandInContext } from './context.ts';
import { openDispute } from './disputes.ts';
import { StripeRefusal } from './refusal.ts';
import { newId, nowInSeconds } from './store.ts';
import { type CardBehaviour, TEST_CARDS } from './test-cards.ts';

/**
 * Charges a PaymentIntent's card.
 * @throws {StripeRefusal} 402 where the card is declined, after that was kept and told
 */
export function charge(context: StandInContext, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const { does } = TEST_CARDS[intent.payment_method as string]!;
  if (does.outcome === 'decline') return decline(context, intent, does);
  if (does.outcome === 'authenticate') return askBuyer(context, intent);
  const paid = succeed(context, intent);
  if (does.outcome === 'dispute') openDispute(context, paid.latest_charge as string, {});
  return paid;
}

/** The buyer came back from his bank. @param passed whether it let him */
export function finishAuthentication(
  context: StandInContext,
  intent: Stripe.PaymentIntent,
  passed: boolean,
): Stripe.PaymentIntent {
  if (passed) return succeed(context, intent);
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message: 'The provided PaymentMethod has failed authentication. Provide another one.',
    },
  };
  context.store.put<'payment_intent'>(failed);
  context.emit('payment_intent.payment_failed', failed);
  return failed;
}

function askBuyer(context: StandInContext, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const url = `${context.publicUrl}/pay/${intent.client_secret}`;
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_action',
    next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: null } },
  };
  context.store.put<'payment_intent'>(waiting);
  context.emit('payment_intent.requires_action', waiting);
  return waiting;
}

function succeed(context: StandInContext, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const { store, emit } = context;
  let made = blankCharge(intent, {
    amount_captured: intent.amount,
    balance_transaction: newId('txn'),
    captured: true,
    outcome: outcomeOf('authorized', null),
    paid: true,
    status: 'succeeded',
  });
  const destination = intent.transfer_data?.destination;
  if (typeof destination === 'string') {
    const transfer = transferOf(made, destination);
    store.put<'transfer'>(transfer);
    emit('transfer.created', transfer);
    made = { ...made, transfer: transfer.id };
    if (intent.application_fee_amount !== null && intent.application_fee_amount > 0) {
      const fee = feeOf(made, destination, intent.application_fee_amount);
      store.put<'application_fee'>(fee);
      emit('application_fee.created', fee);
      made = { ...made, application_fee: fee.id };
    }
  }
  const paid: Stripe.PaymentIntent = {
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: made.id,
    next_action: null,
    last_payment_error: null,
  };
  store.put<'charge'>(made);
  store.put<'payment_intent'>(paid);
  emit('charge.succeeded', made);
  emit('payment_intent.succeeded', paid);
  return paid;
}

function decline(
  context: StandInContext,
  intent: Stripe.PaymentIntent,
  does: Extract<CardBehaviour, { outcome: 'decline' }>,
): never {
  const { store, emit } = context;
  const made = blankCharge(intent, {
    failure_code: does.code,
    failure_message: does.message,
    outcome: outcomeOf('issuer_declined', does.declineCode ?? does.code),
    status: 'failed',
  });
  const fault = {
    type: 'card_error' as const,
    code: does.code,
    message: does.message,
    charge: made.id,
    ...(does.declineCode !== undefined && { decline_code: does.declineCode }),
  };
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: made.id,
    last_payment_error: fault,
  };
  store.put<'charge'>(made);
  store.put<'payment_intent'>(failed);
  emit('charge.failed', made);
  emit('payment_intent.payment_failed', failed);
  throw new StripeRefusal(402, { ...fault, payment_intent: failed });
}

function transferOf(made: Stripe.Charge, destination: string): Stripe.Transfer {
  const id = newId('tr');
  return {
    id,
    object: 'transfer',
    amount: made.amount,
    amount_reversed: 0,
    balance_transaction: newId('txn'),
    created: nowInSeconds(),
    currency: made.currency,
    description: null,
    destination,
    destination_payment: newId('py'),
    livemode: false,
    metadata: {},
    reversals: listOf([], `/v1/transfers/${id}/reversals`),
    reversed: false,
    source_transaction: made.id,
    source_type: 'card',
    transfer_group: made.transfer_group ?? `group_${made.payment_intent as string}`,
  };
}

function feeOf(made: Stripe.Charge, account: string, amount: number): Stripe.ApplicationFee {
  const id = newId('fee');
  return {
    id,
    object: 'application_fee',
    account,
    amount,
    amount_refunded: 0,
    application: 'ca_standin',
    balance_transaction: newId('txn'),
    charge: made.id,
    created: nowInSeconds(),
    currency: made.currency,
    fee_source: { type: 'charge', charge: made.id },
    livemode: false,
    originating_transaction: made.id,
    refunded: false,
    refunds: listOf([], `/v1/application_fees/${id}/refunds`),
  };
}

function outcomeOf(type: string, reason: string | null): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: type === 'authorized' ? 'approved_by_network' : 'declined_by_network',
    reason,
    risk_level: 'normal',
    seller_message: type === 'authorized' ? 'Payment complete.' : 'The bank declined the payment.',
    type,
  };
}
