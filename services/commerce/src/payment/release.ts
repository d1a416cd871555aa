import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { uncountForBuyer } from '../checkout/queries.ts';
import { limitedDemand } from '../checkout/write.ts';
import type { DB } from '../generated/database.ts';
import { settleListingStock } from '../market-listing/sales.ts';
import { fulfilmentMachine } from '../order/machine.ts';
import { changeOrder, findItems, listingsOf, lockOrder, stockMovesOf } from '../order/queries.ts';
import type { FullOrderRow } from '../order/rows.ts';
import { releaseHold } from '../stock/commands.ts';
import { ticketSaleMachine } from '../ticket-sale/machine.ts';
import { findSales, setSaleStatus } from '../ticket-sale/queries.ts';

/**
 * Puts what an unpaid order holds back: stock, tickets, and the buyer's count of limited products.
 * @param order locked
 * @returns the order as it is now
 */
export async function releaseOrder(tx: Tx<DB>, order: FullOrderRow): Promise<FullOrderRow> {
  if (order.stock_state !== 'held') return order;
  const [items, sales] = await Promise.all([
    findItems(tx.db, [order.id]),
    findSales(tx.db, order.id, ['held']),
  ]);
  for (const sale of sales)
    await setSaleStatus(tx.db, sale.id, ticketSaleMachine.next('release', sale.status));
  const [released] = await Promise.all([
    changeOrder(tx.db, order.id, { stock_state: 'released' }),
    uncountForBuyer(tx.db, order.buyer_id, limitedDemand(items)),
    releaseHold(tx, stockMovesOf(items)),
  ]);
  settleListingStock(tx, listingsOf(items));
  return released;
}

/**
 * Ends an order that is not paid: its holds are released and it is cancelled. What the payment's state is then follows from
 * its PaymentIntent.
 * @param order locked
 */
export async function cancelUnpaid(tx: Tx<DB>, order: FullOrderRow): Promise<FullOrderRow> {
  if (order.paid_at !== null) return order;
  const released = await releaseOrder(tx, order);
  if (released.fulfilment_status !== 'pending') return released;
  return changeOrder(tx.db, order.id, {
    fulfilment_status: fulfilmentMachine.next('cancel', released.fulfilment_status),
    cancelled_at: new Date(),
  });
}

/** Ends orders that are not paid, each locked first; for the system. */
export async function cancelUnpaidOrders(tx: Tx<DB>, orderIds: readonly string[]): Promise<void> {
  for (const id of orderIds) {
    const order = await lockOrder(tx.db, id);
    if (order) await cancelUnpaid(tx, order);
  }
}

/** Ends an order that is not to be paid any more, unless it is. @returns it as it is now */
export function giveUpOrder(database: Database<DB>, orderId: string): Promise<FullOrderRow | undefined> {
  return database.inTransaction(systemActor('give-up-order'), async (tx) => {
    const order = await lockOrder(tx.db, orderId);
    return order && cancelUnpaid(tx, order);
  });
}
