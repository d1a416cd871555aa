import { type Insertable, type Kysely, type Updateable, sql } from 'kysely';
import type { DB, OrderRefunds } from '../generated/database.ts';
import { type FullRefundRow, REFUND_COLUMNS, type RefundRow } from './rows.ts';

type Db = Kysely<DB>;

/** Pieces of a line that are given back. */
export interface RefundLine {
  readonly lineId: string;
  readonly quantity: number;
}

/** Refunds of orders, oldest first; those that the actor may not see are left out. */
export function findRefundsOf(db: Db, orderIds: readonly string[]): Promise<RefundRow[]> {
  return db
    .selectFrom('order_refunds')
    .select(REFUND_COLUMNS)
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('id')
    .execute();
}

/** Refunds of an order with everything, oldest first; for the system, under the order's lock. */
export function listRefunds(db: Db, orderId: string): Promise<FullRefundRow[]> {
  return db.selectFrom('order_refunds').selectAll().where('order_id', '=', orderId).orderBy('id').execute();
}

/** Refunds that Stripe has not been asked for, or that it has not answered, oldest first. @param limit rows at most */
export function findRefundsToSend(db: Db, limit: number): Promise<FullRefundRow[]> {
  return db
    .selectFrom('order_refunds')
    .selectAll()
    .where('status', '=', 'requested')
    .orderBy('updated_at')
    .limit(limit)
    .execute();
}

export function findRefund(db: Db, id: string): Promise<FullRefundRow | undefined> {
  return db.selectFrom('order_refunds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Inserts a refund with its lines, and counts both on the order and its items. The order is locked. */
export async function insertRefund(
  db: Db,
  refund: Pick<
    Insertable<OrderRefunds>,
    'order_id' | 'amount_pence' | 'cause' | 'reason' | 'restock' | 'stripe_refund_id'
  >,
  lines: readonly RefundLine[],
): Promise<FullRefundRow> {
  const inserted = await db
    .insertInto('order_refunds')
    .values(refund)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (lines.length > 0) {
    await db
      .insertInto('order_refund_lines')
      .values(
        lines.map(({ lineId, quantity }) => ({ refund_id: inserted.id, order_item_id: lineId, quantity })),
      )
      .execute();
    for (const { lineId, quantity } of lines)
      await db
        .updateTable('order_items')
        .set({ refund_requested_quantity: sql<number>`refund_requested_quantity + ${quantity}::int` })
        .where('id', '=', lineId)
        .execute();
  }
  // Where one was made in Stripe's dashboard beside those asked for here, Stripe refuses what is too much.
  await sql`
    update orders set refund_requested_pence = least(total_pence, refund_requested_pence + ${refund.amount_pence}::int)
    where id = ${refund.order_id}`.execute(db);
  return inserted;
}

export async function findRefundLines(db: Db, refundId: string): Promise<RefundLine[]> {
  return db
    .selectFrom('order_refund_lines')
    .select(['order_item_id as lineId', 'quantity'])
    .where('refund_id', '=', refundId)
    .orderBy('order_item_id')
    .execute();
}

export function changeRefund(db: Db, id: string, change: Updateable<OrderRefunds>): Promise<FullRefundRow> {
  return db
    .updateTable('order_refunds')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Takes what a refund that failed had asked for off the order and its items again. The order is locked. */
export async function forgetRequest(
  db: Db,
  refund: FullRefundRow,
  lines: readonly RefundLine[],
): Promise<void> {
  for (const { lineId, quantity } of lines)
    await db
      .updateTable('order_items')
      .set({
        refund_requested_quantity: sql<number>`greatest(refunded_quantity, refund_requested_quantity - ${quantity}::int)`,
      })
      .where('id', '=', lineId)
      .execute();
  await sql`
    update orders
    set refund_requested_pence = greatest(refunded_amount, refund_requested_pence - ${refund.amount_pence}::int)
    where id = ${refund.order_id}`.execute(db);
}
