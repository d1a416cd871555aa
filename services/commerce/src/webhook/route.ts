import { systemActor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import type { Kernel } from '@hotmess/shared/service/create-service';
import { Stripe } from 'stripe';
import type { Dependencies } from '../context.ts';
import type { DB } from '../generated/database.ts';
import type { StripeObjectHandler } from './handlers.ts';
import { type StripeObject, insertStripeEvent, wakeObject } from './queries.ts';
import type { Refresher } from './refresher.ts';

const SYSTEM = systemActor('stripe-webhook');
/** Seconds that a signature is good for, as Stripe's own libraries have it. */
const TOLERANCE = 300;

/** What of an event is looked at: which object it is about, and the PaymentIntent that this belongs to. */
interface EventObject {
  readonly object?: unknown;
  readonly id?: unknown;
  readonly payment_intent?: unknown;
}

export interface WebhookOptions {
  readonly deps: Pick<Dependencies, 'database' | 'stripe'>;
  /** Secret of the endpoint. */
  readonly secret: string;
  readonly handlers: readonly StripeObjectHandler[];
  readonly refresher: Pick<Refresher, 'wake'>;
}

/**
 * Serves POST /webhooks/stripe. Stripe's signature over the raw bytes is what proves the sender: a gateway that passes
 * it on adds nothing to that. An event is acknowledged once it and its wakes are committed, so what happens afterwards,
 * a crash too, loses nothing.
 */
export function serveWebhook(
  app: Kernel<DB>['app'],
  { deps, secret, handlers, refresher }: WebhookOptions,
): void {
  const handled = new Set(handlers.map(({ objectType }) => objectType));

  app.post('/webhooks/stripe', async (request, reply) => {
    const event = verified(deps.stripe, request.rawBody, request.headers['stripe-signature'], secret);
    const { object } = event.data as { object: EventObject };
    const fresh = await deps.database.inTransaction(SYSTEM, async ({ db }) => {
      const isNew = await insertStripeEvent(db, {
        id: event.id,
        type: event.type,
        objectType: String(object.object),
        objectId: typeof object.id === 'string' ? object.id : null,
        accountId: event.account ?? null,
        createdAt: new Date(event.created * 1000),
      });
      if (isNew)
        for (const target of targetsOf(object))
          if (handled.has(target.objectType)) await wakeObject(db, target);
      return isNew;
    });
    if (fresh) refresher.wake();
    return reply.send({ received: true });
  });
}

/** The object itself and, for a charge, refund or dispute, the PaymentIntent it belongs to. In one order, always. */
function targetsOf({ object, id, payment_intent: intent }: EventObject): StripeObject[] {
  const targets: StripeObject[] = [];
  if (typeof object === 'string' && typeof id === 'string')
    targets.push({ objectType: object, objectId: id });
  if (typeof intent === 'string') targets.push({ objectType: 'payment_intent', objectId: intent });
  return targets.sort((a, b) => (a.objectType < b.objectType ? -1 : 1));
}

/** @throws {DomainError} BAD_USER_INPUT where the signature is missing, wrong or too old, or the body is no event */
function verified(
  stripe: Stripe,
  body: Buffer | undefined,
  signature: string | string[] | undefined,
  secret: string,
): Stripe.Event {
  try {
    return stripe.webhooks.constructEvent(body ?? '', signature ?? '', secret, TOLERANCE);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError)
      throw new DomainError('BAD_USER_INPUT', 'The signature does not fit, or is too old.');
    throw new DomainError('BAD_USER_INPUT', 'This is not an event of Stripe.');
  }
}
