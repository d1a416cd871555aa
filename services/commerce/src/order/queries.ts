import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Selectable, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, Orders } from '../generated/database.ts';
import type { StockMove } from '../stock/queries.ts';
import {
  type AddressRow,
  type FullOrderRow,
  ORDER_COLUMNS,
  type OrderItemRow,
  type OrderRow,
} from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const orderCursor = cursorCodec('orders', z.uuid());
/** Longest waiting first. */
export const fulfilmentCursor = cursorCodec('orders_to_fulfil', z.uuid());

/** Orders by id, in no order; those that the actor may not see are left out. */
export function findOrders(db: Db, ids: readonly string[]): Promise<OrderRow[]> {
  return db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export async function findOrder(db: Db, id: string): Promise<OrderRow | undefined> {
  const [row] = await findOrders(db, [id]);
  return row;
}

/** Orders of a checkout, as they were made. */
export function findOrdersOfCheckout(db: Db, checkoutId: string): Promise<FullOrderRow[]> {
  return db.selectFrom('orders').selectAll().where('checkout_id', '=', checkoutId).orderBy('id').execute();
}

/** A buyer's orders, newest first. @param limit rows at most */
export function listOrdersOfBuyer(
  db: Db,
  buyerId: string,
  after: string | null | undefined,
  limit: number,
): Promise<OrderRow[]> {
  let query = db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('buyer_id', '=', buyerId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', orderCursor.decode(after));
  return query.execute();
}

/** What was sold in a person's name and paid, newest first. @param limit rows at most */
export function listOrdersOfSeller(
  db: Db,
  filter: {
    readonly sellerUserId: string;
    readonly status?: Selectable<Orders>['fulfilment_status'] | null | undefined;
    readonly after?: string | null | undefined;
  },
  limit: number,
): Promise<OrderRow[]> {
  let query = db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('seller_user_id', '=', filter.sellerUserId)
    .where('paid_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(limit);
  if (filter.status) query = query.where('fulfilment_status', '=', filter.status);
  if (filter.after) query = query.where('id', '<', orderCursor.decode(filter.after));
  return query.execute();
}

/** The house's own paid orders in a state of fulfilment, longest waiting first; for admins. @param limit rows at most */
export function listOfficialOrders(
  db: Db,
  status: Selectable<Orders>['fulfilment_status'],
  after: string | null | undefined,
  limit: number,
): Promise<OrderRow[]> {
  let query = db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('type', '=', 'official')
    .where('paid_at', 'is not', null)
    .where('fulfilment_status', '=', status)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', fulfilmentCursor.decode(after));
  return query.execute();
}

/** Items of orders, in the order of their making. */
export function findItems(db: Db, orderIds: readonly string[]): Promise<OrderItemRow[]> {
  return db
    .selectFrom('order_items')
    .selectAll()
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('id')
    .execute();
}

/** Addresses of orders; those that the actor may not see, or that were shredded, are left out. */
export function findAddresses(db: Db, orderIds: readonly string[]): Promise<AddressRow[]> {
  return db
    .selectFrom('order_addresses')
    .selectAll()
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .execute() as Promise<unknown> as Promise<AddressRow[]>;
}

/** An order with everything, locked; for the system. Whoever moves an order's goods or money holds this lock first. */
export function lockOrder(db: Db, id: string): Promise<FullOrderRow | undefined> {
  return db.selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Changes an order that `lockOrder` gave. */
export function changeOrder(db: Db, id: string, change: Updateable<Orders>): Promise<FullOrderRow> {
  return db.updateTable('orders').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Changes an order, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeSeenOrder(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  change: Updateable<Orders>,
): Promise<OrderRow | undefined> {
  return db
    .updateTable('orders')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(ORDER_COLUMNS)
    .executeTakeFirst();
}

/** What items take from stock. */
export function stockMovesOf(
  items: readonly Pick<OrderItemRow, 'stock_item_id' | 'quantity' | 'order_id'>[],
): StockMove[] {
  return items.flatMap(({ stock_item_id, quantity, order_id }) =>
    stock_item_id === null ? [] : [{ stockItemId: stock_item_id, quantity, orderId: order_id }],
  );
}

/** The market listings that items are of. */
export function listingsOf(items: readonly Pick<OrderItemRow, 'market_listing_id'>[]): string[] {
  return [...new Set(items.flatMap(({ market_listing_id }) => market_listing_id ?? []))];
}
