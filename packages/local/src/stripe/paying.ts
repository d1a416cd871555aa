import type Stripe from 'stripe';
import type { StandInContext } from './context.ts';
import { confirmIntent, retrieveIntent } from './payment-intents.ts';
import { StripeRefusal } from './refusal.ts';

/** A decline is an outcome here, not an error: the PaymentIntent says so. */
export function payWith(context: StandInContext, intentId: string, card: string): Stripe.PaymentIntent {
  try {
    return confirmIntent(context, intentId, { payment_method: card });
  } catch (error) {
    if (error instanceof StripeRefusal && error.status === 402) return retrieveIntent(context, intentId);
    throw error;
  }
}
