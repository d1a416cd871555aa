import { createListing, submitListing } from '@hotmess/commerce/market-listing/commands';
import { approveListing } from '@hotmess/commerce/market-listing/review';
import { listOfSellers } from '@hotmess/commerce/market-listing/queries';
import { accountHandler } from '@hotmess/commerce/seller/account-handler';
import { applyAsSeller, approveSeller } from '@hotmess/commerce/seller/commands';
import { ensureStripeAccount } from '@hotmess/commerce/seller/onboarding';
import { findOwnAccount } from '@hotmess/commerce/seller/queries';
import type { Dependencies } from '@hotmess/commerce/context';
import type { Person } from '@hotmess/shared/db/actor';

const LISTINGS = [
  {
    title: 'Leather harness, hardly worn',
    description: 'Black, fits most. Cleaned and oiled.',
    pricePence: 4_500,
    quantity: 3,
  },
  {
    title: 'Neon mesh vest',
    description: 'Glows under the lamps. One size.',
    pricePence: 1_800,
    quantity: 25,
  },
] as const;

/** What the seed of sellers stands on. */
export interface SellerSeed {
  readonly deps: Dependencies;
  /** Where the stand-in of Stripe is; undefined with a key of Stripe's own, where the seller ends his onboarding himself. */
  readonly standInUrl: string | undefined;
}

/** Makes a seller whom Stripe takes charges for, and puts two things of his on sale. @returns how many are on sale */
export async function seedSeller(
  { deps, standInUrl }: SellerSeed,
  seller: Person,
  moderator: Person,
  admin: Person,
): Promise<number> {
  const db = deps.database.as(seller);
  let account =
    (await findOwnAccount(db)) ??
    (await applyAsSeller(deps, seller, {
      displayName: 'Sam’s Locker',
      description: 'Second-hand leather and mesh, sent within two days.',
    }));
  if (account.status === 'pending') account = await approveSeller(deps, admin, { id: account.id });
  if (standInUrl === undefined) return 0;
  if (!account.charges_enabled) await finishOnboarding(deps, standInUrl, account.id);
  const known = await Promise.all(
    (['draft', 'pending_review', 'live', 'sold_out'] as const).map((status) =>
      listOfSellers(db, [account.id], { status }, 100),
    ),
  );
  for (const wanted of LISTINGS) {
    let listing = known.flat().find(({ title }) => title === wanted.title);
    listing ??= await createListing(deps, seller, wanted);
    // A seed that was cut off goes on where it was.
    if (listing.status === 'draft') listing = await submitListing(deps, seller, { id: listing.id });
    if (listing.status === 'pending_review') await approveListing(deps, moderator, { id: listing.id });
  }
  return LISTINGS.length;
}

/** Says on the stand-in's page what a seller would say on Stripe's, and reads the account again as a webhook would. */
async function finishOnboarding(deps: Dependencies, standInUrl: string, sellerId: string): Promise<void> {
  const accountId = await ensureStripeAccount(deps, sellerId);
  const answer = await fetch(`${standInUrl}/onboarding/${accountId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'active' }),
  });
  if (!answer.ok) throw new Error(`The stand-in of Stripe answered ${answer.status}: ${await answer.text()}`);
  await accountHandler.refresh(deps, accountId);
}
