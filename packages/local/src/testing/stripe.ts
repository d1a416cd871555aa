import { newStandInKeys, startStripeStandIn, type StripeStandIn } from '../stripe/stand-in.ts';

/** A stand-in of Stripe for a test, and what commerce's configuration says of it. */
export interface TestStripe {
  readonly standIn: StripeStandIn;
  readonly variables: {
    readonly STRIPE_SECRET_KEY: string;
    readonly STRIPE_WEBHOOK_SECRET: string;
    readonly STRIPE_API_URL: string;
    readonly SELLER_ONBOARDING_URL: string;
  };
}

/** Starts one on any free port, in memory; it sends nothing until it is told where to: `webhooks.deliverTo`. */
export async function startTestStripe(): Promise<TestStripe> {
  const standIn = await startStripeStandIn({ host: '127.0.0.1', port: 0, ...newStandInKeys() });
  return {
    standIn,
    variables: {
      STRIPE_SECRET_KEY: standIn.secretKey,
      STRIPE_WEBHOOK_SECRET: standIn.webhookSecret,
      STRIPE_API_URL: standIn.url,
      SELLER_ONBOARDING_URL: 'http://localhost:4000/',
    },
  };
}
