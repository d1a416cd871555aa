import { ConfigError } from '@hotmess/shared/config/read-config';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { Stripe } from 'stripe';
import type { CommerceVariables } from '../config.ts';

/** Milliseconds for one attempt: a buyer waits for it. */
const TIMEOUT = 10_000;
const RETRIES = 2;

/**
 * Stripe's SDK, on Stripe itself or, with a key of the local stand-in, on that one; never one's key on the other.
 * @throws {ConfigError} where key and address do not belong together
 */
export function createStripe({
  STRIPE_SECRET_KEY: key,
  STRIPE_API_URL: apiUrl,
}: Pick<CommerceVariables, 'STRIPE_SECRET_KEY' | 'STRIPE_API_URL'>): Stripe {
  const isStandIn = key.includes('_standin_');
  if (isStandIn !== (apiUrl !== undefined))
    throw new ConfigError(
      isStandIn
        ? 'STRIPE_SECRET_KEY is a key of the local stand-in, and STRIPE_API_URL does not say where it is.'
        : 'STRIPE_API_URL is for the local stand-in, and STRIPE_SECRET_KEY is a key of Stripe: leave one out.',
    );
  return new Stripe(key, {
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT,
    telemetry: false,
    ...(apiUrl !== undefined && addressOf(new URL(apiUrl))),
  });
}

function addressOf({ hostname, port, protocol }: URL) {
  const plain = protocol === 'http:';
  return {
    host: hostname,
    port: port === '' ? (plain ? 80 : 443) : Number(port),
    protocol: plain ? ('http' as const) : ('https' as const),
  };
}

/**
 * Asks Stripe something. What Stripe cannot answer now is UNAVAILABLE to the client; its refusals come as they are, for
 * the caller to judge.
 * @throws {DomainError} UNAVAILABLE where Stripe is away, overloaded or fails
 */
export async function askStripe<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isStripeAway(error))
      throw new DomainError('UNAVAILABLE', 'The payment service does not answer; try again.');
    throw error;
  }
}

/** True where asking again later can help: no connection, too many requests, or a failure of Stripe's own. */
export function isStripeAway(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeConnectionError ||
    error instanceof Stripe.errors.StripeRateLimitError ||
    error instanceof Stripe.errors.StripeAPIError
  );
}
