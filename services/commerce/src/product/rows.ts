import type { Selectable } from 'kysely';
import type { ProductStock, Products } from '../generated/database.ts';

/** What everyone who may see a product may see of it. */
export const PRODUCT_COLUMNS = [
  'id',
  'title',
  'description',
  'collection',
  'price_pence',
  'currency',
  'images',
  'status',
  'limited_edition',
  'xp_reward',
  'version',
  'created_at',
  'updated_at',
] as const;

/** A product and its stock's state; the same columns as the view `products_available`. */
export type ProductRow = Omit<Pick<Selectable<Products>, (typeof PRODUCT_COLUMNS)[number]>, 'images'> & {
  /** A CHECK makes the JSON a list of https URLs. */
  readonly images: string[];
  readonly stock_status: Selectable<ProductStock>['stock_status'];
};
