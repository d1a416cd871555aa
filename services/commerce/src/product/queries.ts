import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Insertable, type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, ProductVariants, Products } from '../generated/database.ts';
import { PRODUCT_COLUMNS, type ProductRow, type StockStatus, type VariantRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const productCursor = cursorCodec('products', z.uuid());

/** Filters and place of a list of what can be bought. */
export interface AvailableFilter {
  readonly collection?: ProductRow['collection'] | null | undefined;
  readonly after?: string | null | undefined;
}

/** What can be bought now, newest first. @param limit rows at most */
export function listAvailable(db: Db, filter: AvailableFilter, limit: number): Promise<ProductRow[]> {
  let query = db
    .selectFrom('products_available')
    .select([...PRODUCT_COLUMNS, 'stock_status'])
    .orderBy('id', 'desc')
    .limit(limit);
  if (filter.collection) query = query.where('collection', '=', filter.collection);
  if (filter.after) query = query.where('id', '<', productCursor.decode(filter.after));
  return query.execute() as Promise<ProductRow[]>;
}

/** One product as far as the actor may see it. */
export async function findProduct(db: Db, id: string): Promise<ProductRow | undefined> {
  const [row] = await findProducts(db, [id]);
  return row;
}

/** The state of a product's stock: that of its best variant on sale. */
const stockStatus = sql<StockStatus>`(
  select case when bool_or(i.stock_status = 'in_stock') then 'in_stock'
              when bool_or(i.stock_status = 'low_stock') then 'low_stock' else 'out_of_stock' end
  from product_variants v join stock_items i on i.id = v.stock_item_id
  where v.product_id = products.id and not v.retired)`;

/** Products by id, in no order; those that the actor may not see are left out. */
export function findProducts(db: Db, ids: readonly string[]): Promise<ProductRow[]> {
  return db
    .selectFrom('products')
    .select(PRODUCT_COLUMNS)
    .select(stockStatus.as('stock_status'))
    .where('products.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute() as Promise<ProductRow[]>;
}

/** Products of drops, oldest first; those that the actor may not see are left out. */
export function findProductsOfDrops(db: Db, dropIds: readonly string[]): Promise<ProductRow[]> {
  return db
    .selectFrom('products')
    .select(PRODUCT_COLUMNS)
    .select(stockStatus.as('stock_status'))
    .where('products.drop_id', '=', sql<string>`any(${[...dropIds]}::uuid[])`)
    .orderBy('products.id')
    .execute() as Promise<ProductRow[]>;
}

function variants(db: Db) {
  return db
    .selectFrom('product_variants as v')
    .innerJoin('products as p', 'p.id', 'v.product_id')
    .innerJoin('stock_items as i', 'i.id', 'v.stock_item_id')
    .select(['v.id', 'v.product_id', 'v.stock_item_id', 'v.size', 'v.colour', 'v.price_pence', 'v.retired'])
    .select(['v.version', 'i.stock_status', 'p.price_pence as product_price_pence']);
}

/** Variants of products, in the order of their making; those that the actor may not see are left out. */
export function findVariantsOf(db: Db, productIds: readonly string[]): Promise<VariantRow[]> {
  return variants(db)
    .where('v.product_id', '=', sql<string>`any(${[...productIds]}::uuid[])`)
    .orderBy('v.id')
    .execute();
}

/** One variant as far as the actor may see it. */
export function findVariant(db: Db, id: string): Promise<VariantRow | undefined> {
  return variants(db).where('v.id', '=', id).executeTakeFirst();
}

export type NewProduct = Pick<
  Insertable<Products>,
  | 'title'
  | 'description'
  | 'collection'
  | 'price_pence'
  | 'currency'
  | 'limited_edition'
  | 'xp_reward'
  | 'drop_id'
  | 'per_user_limit'
> & { readonly images: readonly string[] };

/** Inserts a draft. @returns its id */
export async function insertProduct(db: Db, product: NewProduct): Promise<string> {
  const { id } = await db
    .insertInto('products')
    // A list would reach PostgreSQL as an array of its own, not as JSON.
    .values({ ...product, images: JSON.stringify(product.images) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Inserts a variant. @returns its id */
export async function insertVariant(
  db: Db,
  variant: Pick<
    Insertable<ProductVariants>,
    'product_id' | 'stock_item_id' | 'size' | 'colour' | 'price_pence'
  >,
): Promise<string> {
  const { id } = await db
    .insertInto('product_variants')
    .values(variant)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Changes a product, if it still is as it was seen.
 * @returns false where someone else changed it meanwhile
 */
export async function changeProduct(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<Products>,
): Promise<boolean> {
  const changed = await db
    .updateTable('products')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/**
 * Changes a variant, if it still is as it was seen.
 * @returns false where someone else changed it meanwhile
 */
export async function changeVariant(
  db: Db,
  seen: { id: string; version: number },
  change: Pick<Updateable<ProductVariants>, 'price_pence' | 'retired'>,
): Promise<boolean> {
  const changed = await db
    .updateTable('product_variants')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
