import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { type SellableListing, sellableListings } from '../market-listing/sales.ts';
import { type Payee, findPayees, findPayeesOfUsers } from '../seller/payees.ts';
import { findStockLevels } from '../stock/queries.ts';
import type { SellerTerms } from './price.ts';

/** A market listing that can be bought, with how many there are. */
export interface ListingOffer extends SellableListing {
  readonly onHand: number;
}

/** Market listings on sale, by id; for the system. */
export async function findListingOffers(db: Kysely<DB>, ids: readonly string[]): Promise<ListingOffer[]> {
  if (ids.length === 0) return [];
  const listings = await sellableListings(db, ids);
  const levels = await findStockLevels(
    db,
    listings.map(({ stockItemId }) => stockItemId),
  );
  const onHand = new Map(levels.map((level) => [level.id, level.on_hand]));
  return listings.map((listing) => ({ ...listing, onHand: onHand.get(listing.stockItemId) ?? 0 }));
}

/** On what terms people sell, by their accounts' ids and by their users'. Those who cannot take charges now are left out. */
export async function findSellerTerms(
  db: Kysely<DB>,
  of: { readonly sellerIds: readonly string[]; readonly userIds: readonly string[] },
): Promise<ReadonlyMap<string, SellerTerms>> {
  const [bySeller, byUser] = await Promise.all([
    of.sellerIds.length > 0 ? findPayees(db, of.sellerIds) : [],
    of.userIds.length > 0 ? findPayeesOfUsers(db, of.userIds) : [],
  ]);
  const terms = [...bySeller, ...byUser].flatMap((payee) => termsOf(payee) ?? []);
  return new Map(terms.flatMap((one) => [[one.id, one] as const, [one.userId, one] as const]));
}

function termsOf({
  sellerId,
  userId,
  feeBasisPoints,
  stripeAccountId,
  canCharge,
}: Payee): SellerTerms | undefined {
  if (!canCharge || stripeAccountId === null) return undefined;
  return { id: sellerId, userId, stripeAccountId, feeBasisPoints };
}
