import type { Tx } from '@hotmess/shared/db/transaction';
import { type EventConsumer, defineConsumer } from '@hotmess/shared/events/consumer';
import { ticketSaleConfirmed, ticketSaleRefused } from '@hotmess/shared/events/nightlife';
import { PredecessorMissing } from '@hotmess/shared/events/predecessor-missing';
import type { DB } from '../generated/database.ts';
import { fulfilmentMachine } from '../order/machine.ts';
import { changeOrder, findItems, lockOrder } from '../order/queries.ts';
import type { FullOrderRow } from '../order/rows.ts';
import { requestRefund } from '../refund/request.ts';
import { ticketSaleMachine } from '../ticket-sale/machine.ts';
import { type TicketSaleRow, findSale, findSales, setSaleStatus } from '../ticket-sale/queries.ts';

/** Nightlife says what became of a paid ticket: the buyer has it, or the money goes back. */
export function ticketSaleConsumers(): EventConsumer<DB>[] {
  return [
    defineConsumer({
      name: 'confirm-ticket-sale',
      contract: ticketSaleConfirmed,
      handle: async (tx: Tx<DB>, { data }) => {
        const { sale, order } = await paidSale(tx, data.saleId);
        if (!sale) return;
        await setSaleStatus(tx.db, sale.id, ticketSaleMachine.next('confirm', sale.status));
        await deliverTickets(tx, order);
      },
    }),
    defineConsumer({
      name: 'refund-refused-ticket',
      contract: ticketSaleRefused,
      handle: async (tx: Tx<DB>, { data }) => {
        const { sale, order } = await paidSale(tx, data.saleId);
        if (!sale) return;
        await setSaleStatus(tx.db, sale.id, ticketSaleMachine.next('refuse', sale.status));
        const items = await findItems(tx.db, [order.id]);
        const line = items.find(({ id }) => id === sale.order_item_id)!;
        // Given back already, by whoever was faster.
        if (line.refund_requested_quantity === line.quantity) return;
        // The job asks Stripe for it: a consumer touches nothing but its transaction.
        await requestRefund(tx, order, items, {
          cause: 'ticket_refused',
          reason: null,
          restock: false,
          what: items.length === 1 ? 'rest' : { lines: [{ lineId: line.id, quantity: 1 }] },
        });
      },
    }),
  ];
}

/** The sale, where it still waits for its answer, with its order locked. */
async function paidSale(
  tx: Tx<DB>,
  saleId: string,
): Promise<{ sale: TicketSaleRow | undefined; order: FullOrderRow }> {
  const known = await findSale(tx.db, saleId);
  if (!known) throw new PredecessorMissing('ticket sale');
  const order = (await lockOrder(tx.db, known.order_id))!;
  const sale = (await findSale(tx.db, saleId))!;
  return { sale: sale.status === 'paid' ? sale : undefined, order };
}

/** An order of tickets alone has arrived when all of them are the buyer's: nothing of it is sent. */
async function deliverTickets(tx: Tx<DB>, order: FullOrderRow): Promise<void> {
  if (order.ships || order.fulfilment_status !== 'pending') return;
  if ((await findSales(tx.db, order.id, ['paid'])).length > 0) return;
  let now = order;
  for (const command of ['process', 'ship', 'deliver'] as const)
    now = await changeOrder(tx.db, order.id, {
      fulfilment_status: fulfilmentMachine.next(command, now.fulfilment_status),
      ...(command === 'ship' && { shipped_at: new Date() }),
      ...(command === 'deliver' && { delivered_at: new Date() }),
    });
}
