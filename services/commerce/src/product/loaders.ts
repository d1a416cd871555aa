import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findProducts } from './queries.ts';

/** Loads products for one request. @param db the actor's database */
export function productLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (ids) => findProducts(db, ids),
    (product) => product.id,
  );
}
