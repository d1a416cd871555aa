import type { Tx } from '@hotmess/shared/db/transaction';
import { orderPaid, ticketSold } from '@hotmess/shared/events/commerce';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type Stripe from 'stripe';
import { countForBuyer, uncountForBuyer } from '../checkout/queries.ts';
import { limitedDemand } from '../checkout/write.ts';
import type { DB } from '../generated/database.ts';
import { settleListingStock } from '../market-listing/sales.ts';
import { type PaymentStatus, fulfilmentMachine, paymentMachine } from '../order/machine.ts';
import { changeOrder, findItems, listingsOf, stockMovesOf } from '../order/queries.ts';
import type { FullOrderRow, OrderItemRow } from '../order/rows.ts';
import { requestRefund } from '../refund/request.ts';
import { recordSale } from '../seller/payees.ts';
import { releaseHold, sellHeld, tryHoldStock } from '../stock/commands.ts';
import { ticketSaleMachine } from '../ticket-sale/machine.ts';
import { findSales, holdTickets, setSaleStatus } from '../ticket-sale/queries.ts';
import { cancelUnpaid } from './release.ts';

/**
 * What Stripe's word means for the payment's state. A PaymentIntent that asks for a card after a decline has failed until it is
 * tried again; a canceled one for good.
 */
export function paymentStatusOf(
  intent: Pick<Stripe.PaymentIntent, 'status' | 'last_payment_error'>,
): Exclude<PaymentStatus, 'refunded'> {
  if (intent.status === 'succeeded') return 'paid';
  if (intent.status === 'canceled') return 'failed';
  return intent.status === 'requires_payment_method' && intent.last_payment_error ? 'failed' : 'pending';
}

/**
 * Brings an order to where its PaymentIntent is, one legal edge after the other, each with its event. It does nothing where it
 * is there already, so it may come any number of times and after whatever.
 * @param order locked
 * @returns the order as it is now
 */
export async function settlePayment(
  tx: Tx<DB>,
  order: FullOrderRow,
  intent: Stripe.PaymentIntent,
): Promise<FullOrderRow> {
  const target = paymentStatusOf(intent);
  // Paid is paid: what comes after that are refunds.
  if (order.payment_status === 'paid' || order.payment_status === 'refunded') return order;
  let now = order;
  if (now.payment_status === 'failed' && target !== 'failed')
    now = await changeOrder(tx.db, now.id, {
      payment_status: paymentMachine.next('retry', now.payment_status),
    });
  if (target === 'failed' && now.payment_status === 'pending')
    now = await changeOrder(tx.db, now.id, {
      payment_status: paymentMachine.next('fail', now.payment_status),
    });
  if (intent.status === 'canceled' && !now.intent_settled) {
    now = await cancelUnpaid(tx, now);
    now = await changeOrder(tx.db, now.id, { intent_settled: true });
  }
  return target === 'paid' ? settleSuccess(tx, now) : now;
}

/**
 * The buyer has paid. What was held is sold; where the hold has ended the goods are taken again; where they are gone, or the
 * order was cancelled, all the money goes back at once.
 */
async function settleSuccess(tx: Tx<DB>, order: FullOrderRow): Promise<FullOrderRow> {
  const items = await findItems(tx.db, [order.id]);
  const cancelled = order.fulfilment_status === 'cancelled';
  const had = order.stock_state === 'held' || (!cancelled && (await takeAgain(tx, order, items)));
  if (had) {
    await sellHeld(tx, stockMovesOf(items));
    settleListingStock(tx, listingsOf(items));
    await payTickets(tx, order);
    if (order.seller_id !== null) await recordSale(tx, order.seller_id);
  }
  let paid = await changeOrder(tx.db, order.id, {
    payment_status: paymentMachine.next('pay', order.payment_status),
    paid_at: new Date(),
    intent_settled: true,
    ...(had && { stock_state: 'sold' as const }),
  });
  appendEvent(tx, orderPaid, {
    entityId: paid.id,
    data: {
      orderId: paid.id,
      version: paid.version,
      buyerId: paid.buyer_id,
      type: paid.type,
      total: paid.total_pence,
      currency: paid.currency,
      paidAt: paid.paid_at!.toISOString(),
      lines: items.map((item) => ({
        lineId: item.id,
        kind: item.kind,
        itemId: (item.product_id ?? item.market_listing_id ?? item.ticket_listing_id)!,
        quantity: item.quantity,
        xpEach: item.xp_each,
      })),
    },
  });
  if (had) return paid;
  await requestRefund(tx, paid, items, {
    cause: cancelled ? 'cancelled' : 'out_of_stock',
    reason: null,
    restock: false,
    what: 'rest',
  });
  if (!cancelled)
    paid = await changeOrder(tx.db, order.id, {
      fulfilment_status: fulfilmentMachine.next('cancel', paid.fulfilment_status),
      cancelled_at: new Date(),
    });
  return paid;
}

/** Takes goods whose hold ended once more, all of them or none. */
async function takeAgain(tx: Tx<DB>, order: FullOrderRow, items: readonly OrderItemRow[]): Promise<boolean> {
  const limited = limitedDemand(items);
  const moves = stockMovesOf(items);
  if (!(await tryHoldStock(tx, moves))) return false;
  // A buyer's limit was his when he began; what he bought meanwhile counts, too.
  const counted = await countForBuyer(tx.db, order.buyer_id, limited);
  const fits = counted.length === limited.length && (await holdTickets(tx.db, items, order.buyer_id));
  if (fits) return true;
  await releaseHold(tx, moves);
  await releaseSome(tx, order, counted, limited);
  return false;
}

async function releaseSome(
  tx: Tx<DB>,
  order: FullOrderRow,
  counted: readonly string[],
  limited: ReturnType<typeof limitedDemand>,
): Promise<void> {
  await uncountForBuyer(
    tx.db,
    order.buyer_id,
    limited.filter(({ productId }) => counted.includes(productId)),
  );
  for (const sale of await findSales(tx.db, order.id, ['held']))
    await setSaleStatus(tx.db, sale.id, ticketSaleMachine.next('release', sale.status));
}

async function payTickets(tx: Tx<DB>, order: FullOrderRow): Promise<void> {
  for (const sale of await findSales(tx.db, order.id, ['held'])) {
    await setSaleStatus(tx.db, sale.id, ticketSaleMachine.next('pay', sale.status));
    appendEvent(tx, ticketSold, {
      entityId: sale.id,
      data: {
        saleId: sale.id,
        listingId: sale.listing_id,
        orderId: order.id,
        buyerId: sale.buyer_id,
        sellerId: sale.seller_user_id,
        paidAt: new Date().toISOString(),
      },
    });
  }
}
