import type { Selectable } from 'kysely';
import type { ProductVariants, Products, StockItems } from '../generated/database.ts';

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
  'drop_id',
  'per_user_limit',
  'version',
  'created_at',
  'updated_at',
] as const;

export type StockStatus = Selectable<StockItems>['stock_status'];

/** A product and its stock's state; the same columns as the view `products_available`. */
export type ProductRow = Omit<Pick<Selectable<Products>, (typeof PRODUCT_COLUMNS)[number]>, 'images'> & {
  /** A CHECK makes the JSON a list of https URLs. */
  readonly images: string[];
  readonly stock_status: StockStatus;
};

/** A variant with the state of its stock; a null price is the product's. */
export type VariantRow = Pick<
  Selectable<ProductVariants>,
  'id' | 'product_id' | 'stock_item_id' | 'size' | 'colour' | 'price_pence' | 'retired' | 'version'
> & {
  readonly stock_status: StockStatus;
  /** What the product costs where the variant says nothing else. */
  readonly product_price_pence: number;
};
