import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findReputations, findSellers } from './queries.ts';

/** Loads sellers and how they dealt, for one request. @param db the actor's database */
export function sellerLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findSellers(db, ids),
      (seller) => seller.id,
    ),
    reputation: loaderOfOne(
      (ids) => findReputations(db, ids),
      (reputation) => reputation.seller_id,
    ),
  };
}
