import type Stripe from 'stripe';
import { requireDestination } from './accounts.ts';
import { blankIntent } from './blank.ts';
import { charge } from './charging.ts';
import type { StandInContext } from './context.ts';
import type { Params } from './form.ts';
import {
  metadataOf,
  onlyKnown,
  optionalChoice,
  optionalFlag,
  optionalInteger,
  optionalObject,
  optionalText,
  requiredText,
} from './params.ts';
import { noSuch, notHere, refuse } from './refusal.ts';
import { nowInSeconds } from './store.ts';
import { TEST_CARDS } from './test-cards.ts';

/** Smallest charge in the currency's smallest unit. Source: Stripe's documentation, "Minimum charge amounts". */
const LEAST: Readonly<Record<string, number>> = { gbp: 30, usd: 50, eur: 50 };
const LARGEST = 99_999_999;

const CREATE_PARAMS = [
  'amount',
  'currency',
  'automatic_payment_methods',
  'payment_method_types',
  'payment_method',
  'confirm',
  'application_fee_amount',
  'transfer_data',
  'transfer_group',
  'on_behalf_of',
  'metadata',
  'description',
  'return_url',
];

/** POST /v1/payment_intents */
export function createIntent(context: StandInContext, params: Params): Stripe.PaymentIntent {
  onlyKnown('POST /v1/payment_intents', params, CREATE_PARAMS);
  const amount = readAmount(params);
  const currency = requiredText(params, 'currency').toLowerCase();
  const least = LEAST[currency] ?? notHere(`the currency ${currency}`);
  if (amount < least)
    refuse(`Amount must be at least ${least} ${currency}`, { code: 'amount_too_small', param: 'amount' });
  const fee = optionalInteger(params, 'application_fee_amount');
  const destination = optionalText(optionalObject(params, 'transfer_data'), 'destination');
  onlyKnown('transfer_data', optionalObject(params, 'transfer_data'), ['destination']);
  if (destination !== undefined) requireDestination(context, destination);
  else if (fee !== undefined)
    refuse(
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a destination payment.',
      {
        param: 'application_fee_amount',
      },
    );
  if (fee !== undefined && fee > amount)
    refuse('The application fee cannot be more than the amount.', { param: 'application_fee_amount' });
  const card = optionalText(params, 'payment_method');
  if (card !== undefined) requireCard(card);
  const automatic = optionalFlag(optionalObject(params, 'automatic_payment_methods'), 'enabled');
  const intent = blankIntent({
    amount,
    currency,
    metadata: metadataOf(params),
    application_fee_amount: fee ?? null,
    automatic_payment_methods: automatic ? { enabled: true, allow_redirects: redirects(params) } : null,
    description: optionalText(params, 'description') ?? null,
    on_behalf_of: optionalText(params, 'on_behalf_of') ?? null,
    payment_method: card ?? null,
    status: card === undefined ? 'requires_payment_method' : 'requires_confirmation',
    transfer_data: destination === undefined ? null : { destination },
    transfer_group: optionalText(params, 'transfer_group') ?? null,
  });
  context.store.put<'payment_intent'>(intent);
  context.emit('payment_intent.created', intent);
  return optionalFlag(params, 'confirm') ? confirm(context, intent, undefined) : intent;
}

/** GET /v1/payment_intents/:id */
export function retrieveIntent(context: StandInContext, id: string): Stripe.PaymentIntent {
  return context.store.get('payment_intent', id) ?? noSuch('payment_intent', id, 'intent');
}

/** POST /v1/payment_intents/:id/confirm */
export function confirmIntent(context: StandInContext, id: string, params: Params): Stripe.PaymentIntent {
  onlyKnown('POST /v1/payment_intents/:id/confirm', params, [
    'payment_method',
    'return_url',
    'client_secret',
  ]);
  return confirm(context, retrieveIntent(context, id), optionalText(params, 'payment_method'));
}

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** POST /v1/payment_intents/:id/cancel */
export function cancelIntent(context: StandInContext, id: string, params: Params): Stripe.PaymentIntent {
  onlyKnown('POST /v1/payment_intents/:id/cancel', params, ['cancellation_reason']);
  const reason = optionalChoice(params, 'cancellation_reason', [
    'duplicate',
    'fraudulent',
    'requested_by_customer',
    'abandoned',
  ]);
  const seen = retrieveIntent(context, id);
  if (!CANCELABLE.includes(seen.status))
    refuse(
      `You cannot cancel this PaymentIntent because it has a status of ${seen.status}. Only a PaymentIntent with one ` +
        'of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, ' +
        'requires_action, processing.',
      { code: 'payment_intent_unexpected_state', payment_intent: seen },
    );
  const canceled: Stripe.PaymentIntent = {
    ...seen,
    status: 'canceled',
    canceled_at: nowInSeconds(),
    cancellation_reason: reason ?? null,
    next_action: null,
  };
  context.store.put<'payment_intent'>(canceled);
  context.emit('payment_intent.canceled', canceled);
  return canceled;
}

function confirm(
  context: StandInContext,
  seen: Stripe.PaymentIntent,
  card: string | undefined,
): Stripe.PaymentIntent {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(seen.status))
    refuse(`This PaymentIntent's status is ${seen.status}: it cannot be confirmed.`, {
      code: 'payment_intent_unexpected_state',
      payment_intent: seen,
    });
  const chosen = card ?? seen.payment_method;
  if (typeof chosen !== 'string')
    refuse(
      'You cannot confirm this PaymentIntent because it’s missing a payment method. Update it with a payment method ' +
        'and then confirm it again.',
      { code: 'payment_intent_unexpected_state', payment_intent: seen },
    );
  requireCard(chosen);
  return charge(context, { ...seen, payment_method: chosen, last_payment_error: null });
}

function requireCard(id: string): void {
  if (TEST_CARDS[id] === undefined) noSuch('PaymentMethod', id, 'payment_method');
}

function readAmount(params: Params): number {
  requiredText(params, 'amount');
  const amount = optionalInteger(params, 'amount', 1)!;
  if (amount > LARGEST)
    refuse(`Amount must be no more than ${LARGEST}`, { code: 'amount_too_large', param: 'amount' });
  return amount;
}

function redirects(params: Params): 'always' | 'never' {
  const given = optionalObject(params, 'automatic_payment_methods');
  return optionalChoice(given, 'allow_redirects', ['always', 'never']) ?? 'always';
}
