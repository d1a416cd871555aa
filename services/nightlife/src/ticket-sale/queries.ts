import type { Kysely, Selectable } from 'kysely';
import type { DB, TicketSales } from '../generated/database.ts';

type Db = Kysely<DB>;

export type TicketSaleRow = Selectable<TicketSales>;
export type SaleRefusal = NonNullable<TicketSaleRow['refusal']>;

/** What was answered to a sale, locked until the transaction ends; for the system. */
export function lockSale(db: Db, saleId: string): Promise<TicketSaleRow | undefined> {
  return db
    .selectFrom('ticket_sales')
    .selectAll()
    .where('sale_id', '=', saleId)
    .forUpdate()
    .executeTakeFirst();
}

/** Notes what is answered to a sale. */
export async function insertSale(db: Db, sale: Omit<TicketSaleRow, 'created_at'>): Promise<void> {
  await db.insertInto('ticket_sales').values(sale).execute();
}

/** Notes that a sale was taken back. */
export async function markReversed(db: Db, saleId: string): Promise<void> {
  await db.updateTable('ticket_sales').set({ outcome: 'reversed' }).where('sale_id', '=', saleId).execute();
}
