import { systemActor } from '@hotmess/shared/db/actor';
import { Stripe } from 'stripe';
import type { StripeObjectHandler } from '../webhook/handlers.ts';
import { appendSellerEvent } from './events.ts';
import { type PayoutStatus, payoutMachine } from './machine.ts';
import { changeSeller, lockSeller } from './queries.ts';
import { canCharge } from './rows.ts';

const SYSTEM = systemActor('follow-account');

/** What counts of a Connect account. */
interface AccountFacts {
  readonly charges: boolean;
  readonly payouts: boolean;
  readonly submitted: boolean;
  readonly due: string[];
  readonly disabledReason: string | null;
}

/** An account that is closed, or no longer connected to us. */
const GONE: AccountFacts = {
  charges: false,
  payouts: false,
  submitted: false,
  due: [],
  disabledReason: 'gone',
};

/** Follows a seller's Connect account: what it may do, and the state of his payouts. */
export const accountHandler: StripeObjectHandler = {
  objectType: 'account',
  async refresh({ database, stripe }, accountId) {
    const facts = await readAccount(stripe, accountId);
    await database.inTransaction(SYSTEM, async (tx) => {
      const seen = await lockSeller(tx.db, { stripe_account_id: accountId });
      if (!seen) return;
      const to = payoutStatusOf(facts, seen.payout_status);
      let seller = seen;
      for (const step of wayTo(seen.payout_status, to))
        seller = await changeSeller(tx.db, seen.id, { payout_status: step });
      const isSame =
        seen.charges_enabled === facts.charges &&
        seen.stripe_onboarding_complete === facts.submitted &&
        seen.disabled_reason === facts.disabledReason &&
        seen.requirements_due.join() === facts.due.join();
      if (!isSame)
        seller = await changeSeller(tx.db, seen.id, {
          charges_enabled: facts.charges,
          stripe_onboarding_complete: facts.submitted,
          requirements_due: facts.due,
          disabled_reason: facts.disabledReason,
        });
      if (canCharge(seller) !== canCharge(seen)) appendSellerEvent(tx, 'payouts_changed', seller);
    });
  },
};

async function readAccount(stripe: Stripe, accountId: string): Promise<AccountFacts> {
  try {
    const account = await stripe.accounts.retrieve(accountId);
    return {
      charges: account.charges_enabled && account.capabilities?.transfers === 'active',
      payouts: account.payouts_enabled,
      submitted: account.details_submitted,
      due: (account.requirements?.currently_due ?? []).toSorted(),
      disabledReason: account.requirements?.disabled_reason ?? null,
    };
  } catch (error) {
    if (error instanceof Stripe.errors.StripePermissionError) return GONE;
    throw error;
  }
}

/** Where payouts stand. One who was active is restricted where anything is off; one who never was is still pending. */
export function payoutStatusOf(facts: AccountFacts, was: PayoutStatus): PayoutStatus {
  if (was === 'rejected' || facts.disabledReason?.startsWith('rejected.')) return 'rejected';
  if (facts.charges && facts.payouts) return 'active';
  return was === 'pending' ? 'pending' : 'restricted';
}

/** The states from one to another along the machine's edges, the shortest way, without the first. */
export function wayTo(from: PayoutStatus, to: PayoutStatus): PayoutStatus[] {
  const ways: PayoutStatus[][] = [[from]];
  for (const way of ways) {
    const at = way.at(-1)!;
    if (at === to) return way.slice(1);
    for (const edge of payoutMachine.edges) {
      const next = edge.to as PayoutStatus;
      if (edge.from.some((state) => state === at) && !ways.some((known) => known.at(-1) === next))
        ways.push([...way, next]);
    }
  }
  throw new Error(`There is no way from ${from} to ${to}.`);
}
