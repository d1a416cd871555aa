import { type Actor, isPerson, isStaff } from '@hotmess/shared/db/actor';
import { loaderOfMany, loaderOfOne, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { OwnStockRow, RejectionRow, ReviewRow } from './rows.ts';
import { findListings, findOwnStock, findRejections, findReviews, listOfSellers } from './queries.ts';

/** Loads listings and what belongs to them, for one request. @param db the actor's database */
export function listingLoaders(db: Kysely<DB>, actor: Actor) {
  const isSeller = actor.role === 'app_user' || actor.role === 'moderator';
  return {
    byId: loaderOfOne(
      (ids) => findListings(db, ids),
      (listing) => listing.id,
    ),
    /** On sale, by their sellers' ids; one more than the page has. */
    onSaleOf: loadersByArguments(({ size, after }: { size: number; after: string | null }) =>
      loaderOfMany(
        (sellerIds) => listOfSellers(db, sellerIds, { after }, size + 1),
        (listing) => listing.seller_id,
      ),
    ),
    /** Nothing for who is not of staff: not even a question to the database. */
    review: loaderOfOne(
      async (ids): Promise<ReviewRow[]> => (isStaff(actor) ? findReviews(db, ids) : []),
      (review) => review.id,
    ),
    rejection: loaderOfOne(
      async (ids): Promise<RejectionRow[]> => (isPerson(actor) ? findRejections(db, ids) : []),
      (listing) => listing.id,
    ),
    /** Nothing for what is not one's own. */
    ownStock: loaderOfOne(
      async (ids): Promise<OwnStockRow[]> => (isSeller ? findOwnStock(db, ids) : []),
      (stock) => stock.listing_id,
    ),
  };
}
