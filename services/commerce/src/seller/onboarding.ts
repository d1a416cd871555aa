import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Dependencies } from '../context.ts';
import { askStripe } from '../stripe/client.ts';
import { wakeObject } from '../webhook/queries.ts';
import { mayApply } from './policy.ts';
import { findOwnAccount, findStripeAccount, keepStripeAccount } from './queries.ts';

const SYSTEM = systemActor('seller-onboarding');

/** A page of Stripe's on which a seller says who he is and where his money goes. */
export interface OnboardingLink {
  readonly url: string;
  /** It is good for once, and until then. */
  readonly expiresAt: Date;
}

export type OnboardingDependencies = Pick<Dependencies, 'database' | 'stripe' | 'sellerOnboardingUrl'>;

/**
 * Gives a seller the link to his onboarding with Stripe, making his Connect account the first time. What he says there
 * stays there: we hear only whether Stripe takes charges for him.
 * @throws {DomainError} NOT_FOUND where he never applied, INVALID_TRANSITION where he is rejected or suspended,
 *   UNAVAILABLE where Stripe is away
 */
export async function startOnboarding(deps: OnboardingDependencies, actor: Actor): Promise<OnboardingLink> {
  mayApply(actor);
  const own = (await findOwnAccount(deps.database.as(actor))) ?? notFound();
  if (own.status === 'rejected' || own.status === 'suspended')
    throw new DomainError('INVALID_TRANSITION', `Your account is ${own.status}.`);
  const account = await ensureStripeAccount(deps, own.id);
  const link = await askStripe(() =>
    deps.stripe.accountLinks.create({
      account,
      type: 'account_onboarding',
      return_url: withOutcome(deps.sellerOnboardingUrl, 'done'),
      refresh_url: withOutcome(deps.sellerOnboardingUrl, 'again'),
    }),
  );
  return { url: link.url, expiresAt: new Date(link.expires_at * 1000) };
}

/**
 * The seller's Connect account. A process that dies after Stripe made it asks with the same key again and gets the same
 * one; after the day that Stripe remembers the key, another, and the first is never used.
 */
export async function ensureStripeAccount(
  { database, stripe }: Pick<OnboardingDependencies, 'database' | 'stripe'>,
  sellerId: string,
): Promise<string> {
  const known = await findStripeAccount(database.as(SYSTEM), sellerId);
  if (known !== null) return known;
  const made = await askStripe(() =>
    stripe.accounts.create(
      {
        controller: {
          stripe_dashboard: { type: 'express' },
          fees: { payer: 'application' },
          losses: { payments: 'application' },
        },
        country: 'GB',
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
        metadata: { sellerId },
      },
      { idempotencyKey: `seller-account-${sellerId}` },
    ),
  );
  return database.inTransaction(SYSTEM, async ({ db }) => {
    const accountId = await keepStripeAccount(db, sellerId, made.id);
    // What Stripe said of it before we knew whose it was went unheard.
    await wakeObject(db, { objectType: 'account', objectId: accountId });
    return accountId;
  });
}

function withOutcome(page: string, outcome: 'done' | 'again'): string {
  const url = new URL(page);
  url.searchParams.set('onboarding', outcome);
  return url.href;
}
