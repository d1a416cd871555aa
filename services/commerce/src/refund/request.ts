import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import type { DB } from '../generated/database.ts';
import type { FullOrderRow, OrderItemRow } from '../order/rows.ts';
import { type RefundLine, insertRefund } from './queries.ts';
import type { FullRefundRow } from './rows.ts';

/** What is given back: all that is left, pieces of lines at their price, or an amount. */
export type RefundScope =
  | 'rest'
  | { readonly lines: readonly RefundLine[]; readonly amountPence?: number | null | undefined }
  | { readonly lines?: null | undefined; readonly amountPence: number };

export interface RefundRequest {
  readonly cause: 'asked' | 'out_of_stock' | 'cancelled' | 'ticket_refused';
  /** Words for staff; the buyer does not read them. */
  readonly reason: string | null;
  /** The pieces go back on the shelf. */
  readonly restock: boolean;
  readonly what: RefundScope;
}

/**
 * Writes down that money is to be given back. Stripe is asked after the commit, and by the job where the process dies before.
 * @param order locked, and paid
 * @throws {DomainError} INVALID_TRANSITION where nothing is left, BAD_USER_INPUT for more than is left
 */
export async function requestRefund(
  tx: Tx<DB>,
  order: FullOrderRow,
  items: readonly OrderItemRow[],
  request: RefundRequest,
): Promise<FullRefundRow> {
  const left = order.total_pence - order.refund_requested_pence;
  if (left === 0) throw new DomainError('INVALID_TRANSITION', 'All of it is given back already.');
  const { lines, amount } = measure(items, request.what, left);
  if (amount < 1) badInput('amountPence', 'Nothing would be given back.');
  if (amount > left) badInput('amountPence', `Only ${left} are left to give back.`);
  return insertRefund(
    tx.db,
    {
      order_id: order.id,
      amount_pence: amount,
      cause: request.cause,
      reason: request.reason,
      restock: request.restock,
      stripe_refund_id: null,
    },
    lines,
  );
}

function measure(
  items: readonly OrderItemRow[],
  what: RefundScope,
  left: number,
): { readonly lines: readonly RefundLine[]; readonly amount: number } {
  if (what === 'rest') return { lines: remainingLines(items), amount: left };
  // All the money is all the goods, too, however it was asked for.
  if (!what.lines)
    return { lines: what.amountPence === left ? remainingLines(items) : [], amount: what.amountPence };
  const worth = what.lines.reduce((sum, line) => sum + worthOf(items, line), 0);
  return { lines: what.lines, amount: what.amountPence ?? Math.min(worth, left) };
}

/** What is left of each line. */
export function remainingLines(items: readonly OrderItemRow[]): RefundLine[] {
  return items.flatMap(({ id, quantity, refund_requested_quantity }) =>
    quantity > refund_requested_quantity
      ? [{ lineId: id, quantity: quantity - refund_requested_quantity }]
      : [],
  );
}

/** The price of pieces of a line, with their part of its tax; all parts together come to the line's tax exactly. */
function worthOf(items: readonly OrderItemRow[], { lineId, quantity }: RefundLine): number {
  const item = items.find(({ id }) => id === lineId) ?? badInput('lines', 'This line is not of this order.');
  const before = item.refund_requested_quantity;
  if (quantity > item.quantity - before)
    badInput('lines', `Only ${item.quantity - before} of this line are left to give back.`);
  const taxUpTo = (pieces: number) => Math.floor((item.tax_pence * pieces) / item.quantity);
  return item.unit_price_pence * quantity + taxUpTo(before + quantity) - taxUpTo(before);
}
