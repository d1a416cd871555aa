import type { Tx } from '@hotmess/shared/db/transaction';
import { orderRefunded, ticketSaleReversed } from '@hotmess/shared/events/commerce';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { sql } from 'kysely';
import type Stripe from 'stripe';
import { uncountForBuyer } from '../checkout/queries.ts';
import { limitedDemand } from '../checkout/write.ts';
import type { DB } from '../generated/database.ts';
import { settleListingStock } from '../market-listing/sales.ts';
import { fulfilmentMachine, paymentMachine } from '../order/machine.ts';
import { changeOrder, findItems, listingsOf, stockMovesOf } from '../order/queries.ts';
import type { FullOrderRow, OrderItemRow } from '../order/rows.ts';
import { recordRefund } from '../seller/payees.ts';
import { returnSold } from '../stock/commands.ts';
import { ticketSaleMachine } from '../ticket-sale/machine.ts';
import { findSales, setSaleStatus } from '../ticket-sale/queries.ts';
import { refundMachine } from './machine.ts';
import {
  type RefundLine,
  changeRefund,
  findRefundLines,
  forgetRequest,
  insertRefund,
  listRefunds,
} from './queries.ts';
import { remainingLines } from './request.ts';
import type { FullRefundRow } from './rows.ts';

/**
 * Brings an order's refunds to where Stripe's are, each with its event and its goods, once.
 * @param order locked
 * @param atStripe all refunds of its PaymentIntent, oldest first
 * @returns refunds that Stripe is still to be asked for
 */
export async function settleRefunds(
  tx: Tx<DB>,
  order: FullOrderRow,
  atStripe: readonly Stripe.Refund[],
): Promise<FullRefundRow[]> {
  let now = order;
  for (const theirs of atStripe) {
    const ours = await ourRefund(tx, now, theirs);
    if (theirs.status === 'succeeded') now = await succeed(tx, now, ours, theirs.id);
    else if (theirs.status === 'failed' || theirs.status === 'canceled') await fail(tx, ours, theirs.id);
    else await sent(tx, ours, theirs.id);
  }
  return (await listRefunds(tx.db, order.id)).filter(({ status }) => status === 'requested');
}

/** Our row of a refund at Stripe; one made in Stripe's dashboard gets one. Money only, unless it gives all back. */
async function ourRefund(tx: Tx<DB>, order: FullOrderRow, theirs: Stripe.Refund): Promise<FullRefundRow> {
  const known = await listRefunds(tx.db, order.id);
  const ours = known.find(
    ({ id, stripe_refund_id }) => stripe_refund_id === theirs.id || theirs.metadata?.['refund_id'] === id,
  );
  if (ours) return ours;
  const items = await findItems(tx.db, [order.id]);
  const all = order.refunded_amount + theirs.amount >= order.total_pence;
  return insertRefund(
    tx.db,
    {
      order_id: order.id,
      amount_pence: theirs.amount,
      cause: 'external',
      reason: null,
      restock: false,
      stripe_refund_id: theirs.id,
    },
    all ? remainingLines(items) : [],
  );
}

async function sent(tx: Tx<DB>, refund: FullRefundRow, stripeRefundId: string): Promise<FullRefundRow> {
  if (refund.status !== 'requested') return refund;
  return changeRefund(tx.db, refund.id, {
    status: refundMachine.next('send', refund.status),
    stripe_refund_id: stripeRefundId,
  });
}

async function fail(tx: Tx<DB>, refund: FullRefundRow, stripeRefundId: string): Promise<void> {
  const now = await sent(tx, refund, stripeRefundId);
  if (now.status === 'failed') return;
  await changeRefund(tx.db, now.id, {
    status: refundMachine.next('fail', now.status),
    settled_at: new Date(),
  });
  // One that had arrived in our books stays in them: the money is the buyer's, and staff pay it in another way.
  if (now.status === 'sent') await forgetRequest(tx.db, now, await findRefundLines(tx.db, now.id));
}

async function succeed(
  tx: Tx<DB>,
  order: FullOrderRow,
  refund: FullRefundRow,
  stripeRefundId: string,
): Promise<FullOrderRow> {
  const seen = await sent(tx, refund, stripeRefundId);
  if (seen.status !== 'sent') return order;
  const refundedTotal = order.refunded_amount + seen.amount_pence;
  const full = refundedTotal === order.total_pence;
  // As Stripe reckons: the fee's share of all that is refunded, less what went back before.
  const feeTotal = Math.round((order.application_fee_pence * refundedTotal) / order.total_pence);
  const settled = await changeRefund(tx.db, seen.id, {
    status: refundMachine.next('succeed', seen.status),
    settled_at: new Date(),
    fee_refunded_pence: feeTotal - order.fee_refunded_pence,
  });
  const lines = await findRefundLines(tx.db, seen.id);
  // Once for an order: with the first of its refunds, and not where nothing was ever sold.
  if (order.seller_id !== null && order.refunded_amount === 0 && order.stock_state === 'sold')
    await recordRefund(tx, order.seller_id);
  await takeBack(tx, order, settled, lines);
  const cancels = full && ['pending', 'processing'].includes(order.fulfilment_status);
  const now = await changeOrder(tx.db, order.id, {
    refunded_amount: refundedTotal,
    fee_refunded_pence: feeTotal,
    ...(full && { payment_status: paymentMachine.next('refund', order.payment_status) }),
    ...(cancels && {
      fulfilment_status: fulfilmentMachine.next('cancel', order.fulfilment_status),
      cancelled_at: new Date(),
    }),
  });
  appendEvent(tx, orderRefunded, {
    entityId: order.id,
    data: {
      orderId: order.id,
      refundId: seen.id,
      version: now.version,
      buyerId: order.buyer_id,
      refunded: seen.amount_pence,
      refundedTotal,
      currency: order.currency,
      refundedAt: settled.settled_at!.toISOString(),
      lines: [...lines],
    },
  });
  return now;
}

/** Goods back onto the shelf, tickets back to their sellers, and pieces off the buyer's count. */
async function takeBack(
  tx: Tx<DB>,
  order: FullOrderRow,
  refund: FullRefundRow,
  lines: readonly RefundLine[],
): Promise<void> {
  const items = new Map((await findItems(tx.db, [order.id])).map((item) => [item.id, item]));
  const back: OrderItemRow[] = lines.map(({ lineId, quantity }) => ({ ...items.get(lineId)!, quantity }));
  for (const { id, quantity } of back)
    await tx.db
      .updateTable('order_items')
      .set({ refunded_quantity: sql<number>`refunded_quantity + ${quantity}::int` })
      .where('id', '=', id)
      .execute();
  // What was never sold, because the goods were gone, comes from nowhere.
  if (order.stock_state !== 'sold') return;
  if (refund.restock) {
    await returnSold(tx, stockMovesOf(back));
    settleListingStock(tx, listingsOf(back));
  }
  await uncountForBuyer(tx.db, order.buyer_id, limitedDemand(back));
  await reverseTickets(
    tx,
    order,
    back.map(({ id }) => id),
  );
}

/** A ticket whose sale nightlife refused went back before; of the others it is told. */
async function reverseTickets(tx: Tx<DB>, order: FullOrderRow, itemIds: readonly string[]): Promise<void> {
  for (const sale of await findSales(tx.db, order.id, ['paid', 'confirmed'])) {
    if (!itemIds.includes(sale.order_item_id)) continue;
    await setSaleStatus(tx.db, sale.id, ticketSaleMachine.next('reverse', sale.status));
    appendEvent(tx, ticketSaleReversed, {
      entityId: sale.id,
      data: {
        saleId: sale.id,
        listingId: sale.listing_id,
        orderId: order.id,
        buyerId: sale.buyer_id,
        sellerId: sale.seller_user_id,
      },
    });
  }
}
