import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Insertable, type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, ProductStock, Products } from '../generated/database.ts';
import { PRODUCT_COLUMNS, type ProductRow } from './rows.ts';

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

/** Products by id, in no order; those that the actor may not see are left out. */
export function findProducts(db: Db, ids: readonly string[]): Promise<ProductRow[]> {
  return db
    .selectFrom('products')
    .innerJoin('product_stock', 'product_stock.product_id', 'products.id')
    .select(PRODUCT_COLUMNS)
    .select('product_stock.stock_status')
    .where('products.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute() as Promise<ProductRow[]>;
}

export type NewProduct = Pick<
  Insertable<Products>,
  'title' | 'description' | 'collection' | 'price_pence' | 'currency' | 'limited_edition' | 'xp_reward'
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

/** Inserts a product's stock. */
export async function insertStock(
  db: Db,
  stock: Pick<Insertable<ProductStock>, 'product_id' | 'quantity_available' | 'low_threshold'>,
): Promise<void> {
  await db.insertInto('product_stock').values(stock).execute();
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
