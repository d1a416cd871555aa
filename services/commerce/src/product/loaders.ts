import { loaderOfMany, loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findProducts, findProductsOfDrops, findVariantsOf } from './queries.ts';

/** Loads products and their variants for one request. @param db the actor's database */
export function productLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findProducts(db, ids),
      (product) => product.id,
    ),
    ofDrop: loaderOfMany(
      (ids) => findProductsOfDrops(db, ids),
      (product) => product.drop_id!,
    ),
    variants: loaderOfMany(
      (ids) => findVariantsOf(db, ids),
      (variant) => variant.product_id,
    ),
  };
}
