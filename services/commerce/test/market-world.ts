import type { Guest } from '@hotmess/local/testing/service-under-test';
import type { AccountState } from '@hotmess/local/stripe/accounts';
import { expect, vi } from 'vitest';
import type { Commerce } from './harness.ts';

const WAIT = { timeout: 10_000, interval: 25 };
const ACCOUNT = `id status payoutStatus onboardingComplete canCharge requirementsDue feeBasisPoints whiteLabelEnabled
  decisionReason version`;
const LISTING = `id status stockStatus stock { onHand held sold } title pricePence currency images rejectionReason
  reviewNotes reportCount version seller { id displayName }`;

/** What tests of sellers and listings have in common. */
export interface MarketWorld {
  readonly admin: Guest;
  readonly moderator: Guest;
  /** Calls a mutation and gives its account or listing; `codes` where it was refused. */
  call(name: string, input: Record<string, unknown>, as: Guest | undefined): Promise<any>; // oxlint-disable-line typescript/no-explicit-any
  /** The seller's account as he sees it. */
  account(as: Guest): Promise<any>; // oxlint-disable-line typescript/no-explicit-any
  /** Somebody who applied. */
  applicant(role?: 'app_user' | 'moderator'): Promise<{ guest: Guest; sellerId: string }>;
  /** A seller who may sell, and whom Stripe takes charges for. */
  seller(role?: 'app_user' | 'moderator'): Promise<{ guest: Guest; sellerId: string; stripeAccount: string }>;
  /** Moves a seller's Connect account and waits until commerce knows. */
  moveAccount(stripeAccount: string, state: AccountState): Promise<void>;
  /** A listing of a seller that is on sale. */
  live(as: Guest, input?: Record<string, unknown>): Promise<string>;
}

const INPUTS: Readonly<Record<string, string>> = {
  rejectSeller: 'SellerDecisionInput',
  suspendSeller: 'SellerDecisionInput',
  reinstateSeller: 'SellerDecisionInput',
  submitMarketListing: 'MarketListingStepInput',
  withdrawMarketListing: 'MarketListingStepInput',
  removeMarketListing: 'MarketListingStepInput',
};

export async function openMarket(commerce: Commerce): Promise<MarketWorld> {
  const [admin, moderator] = await Promise.all([commerce.person('admin'), commerce.person('moderator')]);
  const world: MarketWorld = {
    admin,
    moderator,
    async call(name, input, as) {
      const type = INPUTS[name] ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const fields = name.includes('Listing') ? `listing { ${LISTING} }` : `account { ${ACCOUNT} }`;
      const answer = await commerce.graphql(
        `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
        { input },
        as,
      );
      if (answer.codes.length > 0) return { codes: answer.codes, errors: answer.errors };
      return answer.data[name].listing ?? answer.data[name].account;
    },
    account: async (as) =>
      (await commerce.graphql(`{ mySellerAccount { ${ACCOUNT} } }`, {}, as)).data.mySellerAccount,
    async applicant(role = 'app_user') {
      const guest = await commerce.person(role);
      const { id } = await world.call('applyAsSeller', { displayName: 'Leather & Co' }, guest);
      return { guest, sellerId: id };
    },
    async seller(role = 'app_user') {
      const { guest, sellerId } = await world.applicant(role);
      expect(await world.call('approveSeller', { id: sellerId }, admin)).toMatchObject({
        status: 'APPROVED',
      });
      const link = await commerce.graphql(`mutation { startSellerOnboarding { url } }`, {}, guest);
      expect(link.codes).toEqual([]);
      const { rows } = await commerce.superuser.query<{ stripe_account_id: string }>(
        'select stripe_account_id from market_sellers where id = $1',
        [sellerId],
      );
      const stripeAccount = rows[0]!.stripe_account_id;
      await world.moveAccount(stripeAccount, 'active');
      return { guest, sellerId, stripeAccount };
    },
    async moveAccount(stripeAccount, state) {
      const account = commerce.stripe.setAccountState(stripeAccount, state);
      const charges = account.charges_enabled && account.capabilities?.transfers === 'active';
      const told = {
        charges_enabled: charges,
        submitted: account.details_submitted,
        disabled: account.requirements!.disabled_reason,
        due: account.requirements!.currently_due!.toSorted(),
      };
      await vi.waitFor(async () => {
        const { rows } = await commerce.superuser.query(
          `select charges_enabled, stripe_onboarding_complete as submitted, disabled_reason as disabled,
                  requirements_due as due
           from market_sellers where stripe_account_id = $1`,
          [stripeAccount],
        );
        expect(rows[0]).toEqual(told);
      }, WAIT);
    },
    async live(as, input = {}) {
      const draft = { title: 'Harness, worn twice', pricePence: 4_500, quantity: 3, ...input };
      const { id } = await world.call('createMarketListing', draft, as);
      expect(await world.call('submitMarketListing', { id }, as)).toMatchObject({ status: 'PENDING_REVIEW' });
      expect(await world.call('approveMarketListing', { id }, moderator)).toMatchObject({ status: 'LIVE' });
      return id;
    },
  };
  return world;
}
