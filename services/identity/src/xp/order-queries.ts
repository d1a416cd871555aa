import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** An order whose payment was told of. */
export interface PaidOrder {
  readonly order_id: string;
  readonly buyer_id: string;
  /** In the currency's smallest unit. */
  readonly total: number;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly paid_at: Date;
}

/** Payment and refunds of one order take turns. */
export async function lockOrder(db: Db, orderId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${orderId}, 5))`.execute(db);
}

/** Finds it, where its payment was told of. */
export async function findPaidOrder(db: Db, orderId: string): Promise<PaidOrder | undefined> {
  const row = await db
    .selectFrom('paid_orders')
    .selectAll()
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  return row as PaidOrder | undefined;
}

/** Remembers it; once is enough. */
export async function rememberPaidOrder(db: Db, order: PaidOrder): Promise<void> {
  await db
    .insertInto('paid_orders')
    .values({ ...order, lines: JSON.stringify(order.lines) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
