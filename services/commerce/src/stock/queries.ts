import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, StockItems, StockMovements } from '../generated/database.ts';
import type { MovementRow, VariantStockRow } from './rows.ts';

type Db = Kysely<DB>;

export type StockKind = StockItems['kind'];
export type MovementKind = StockMovements['kind'];

/** Pieces of one item that an order moves; `quantity` at least 1. */
export interface StockMove {
  readonly stockItemId: string;
  readonly quantity: number;
  readonly orderId: string;
}

/** Pieces of one item that come from outside. */
export type StockReceipt = Omit<StockMove, 'orderId'>;

/** An item's quantities; for admins and the system. */
export type StockLevelRow = Selectable<StockItems>;

/** Inserts an empty stock item. @returns its id */
export async function insertStockItem(
  db: Db,
  item: { readonly kind: StockKind; readonly low_threshold: number },
): Promise<string> {
  const { id } = await db.insertInto('stock_items').values(item).returning('id').executeTakeFirstOrThrow();
  return id;
}

/**
 * Moves stock, item by item in the order given.
 * @returns the ids of the items that had enough; the others are as they were
 */
export async function insertMovements(
  db: Db,
  kind: MovementKind,
  moves: readonly (StockReceipt & { readonly orderId?: string })[],
): Promise<string[]> {
  if (moves.length === 0) return [];
  const items = moves.map(({ stockItemId }) => stockItemId);
  const quantities = moves.map(({ quantity }) => quantity);
  const orders = moves.map(({ orderId }) => orderId ?? null);
  // An admin receives, and has no right to the column that says for which order.
  const { rows } =
    kind === 'received'
      ? await sql<{ id: string }>`
          insert into stock_movements (stock_item_id, kind, quantity)
          select item, ${kind}, quantity from unnest(${items}::uuid[], ${quantities}::int[]) with ordinality as t (item, quantity, n)
          order by n
          returning stock_item_id as id`.execute(db)
      : await sql<{ id: string }>`
          insert into stock_movements (stock_item_id, kind, quantity, order_id)
          select item, ${kind}, quantity, for_order
          from unnest(${items}::uuid[], ${quantities}::int[], ${orders}::uuid[]) with ordinality as t (item, quantity, for_order, n)
          order by n
          returning stock_item_id as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Stock items by id, in no order; for admins and the system. */
export function findStockLevels(db: Db, ids: readonly string[]): Promise<StockLevelRow[]> {
  return db
    .selectFrom('stock_items')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Sets the number at and below which stock is low. */
export async function setLowThreshold(db: Db, id: string, lowThreshold: number): Promise<void> {
  await db.updateTable('stock_items').set({ low_threshold: lowThreshold }).where('id', '=', id).execute();
}

/** Newest first: a UUIDv7 is in the order of its making. */
export const movementCursor = cursorCodec('stock_movements', z.uuid());

/** The exact stock of variants of a product, or of one variant; for admins. */
export function listVariantStock(
  db: Db,
  of: { readonly productId: string } | { readonly variantId: string },
): Promise<VariantStockRow[]> {
  return db
    .selectFrom('product_variants as v')
    .innerJoin('stock_items as i', 'i.id', 'v.stock_item_id')
    .select(['v.id as variant_id', 'v.product_id', 'v.stock_item_id', 'v.size', 'v.colour'])
    .select(['i.received', 'i.on_hand', 'i.held', 'i.sold', 'i.low_threshold', 'i.stock_status'])
    .where('productId' in of ? 'v.product_id' : 'v.id', '=', 'productId' in of ? of.productId : of.variantId)
    .orderBy('v.id')
    .execute();
}

/** Movements of an item, newest first; for admins. @param limit rows at most */
export function listMovements(
  db: Db,
  stockItemId: string,
  after: string | null | undefined,
  limit: number,
): Promise<MovementRow[]> {
  let query = db
    .selectFrom('stock_movements')
    .select(['id', 'kind', 'quantity', 'order_id', 'created_at'])
    .where('stock_item_id', '=', stockItemId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', movementCursor.decode(after));
  return query.execute();
}
