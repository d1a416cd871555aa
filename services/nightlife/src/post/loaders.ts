import { loaderOfMany, loaderOfOne, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findPosts, findReviews, listThreads } from './queries.ts';

/** Loads posts for one request. @param db the actor's database */
export function postLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findPosts(db, ids),
      (post) => post.id,
    ),
    thread: loadersByArguments(({ after, limit }: { after?: string | null | undefined; limit: number }) =>
      loaderOfMany(
        (beaconIds) => listThreads(db, beaconIds, after, limit),
        (post) => post.beacon_id,
      ),
    ),
    review: loaderOfOne(
      (ids) => findReviews(db, ids),
      (post) => post.id,
    ),
  };
}
