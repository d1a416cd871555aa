import { loaderOfMany, loaderOfOne, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findListingReviews, findListings, findNotes, listLiveByBeacon } from './queries.ts';

/** Loads listings for one request. @param db the actor's database */
export function listingLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findListings(db, ids),
      (listing) => listing.id,
    ),
    notes: loaderOfOne(
      (ids) => findNotes(db, ids),
      (notes) => notes.id,
    ),
    review: loaderOfOne(
      (ids) => findListingReviews(db, ids),
      (review) => review.id,
    ),
    liveOfBeacon: loadersByArguments(
      ({ after, limit }: { after?: string | null | undefined; limit: number }) =>
        loaderOfMany(
          (beaconIds) => listLiveByBeacon(db, beaconIds, after, limit),
          (listing) => listing.beacon_id,
        ),
    ),
  };
}
