import type { Selectable } from 'kysely';
import type { OrderRefunds } from '../generated/database.ts';

/** What buyer and seller may see of a refund. */
export const REFUND_COLUMNS = [
  'id',
  'order_id',
  'amount_pence',
  'status',
  'cause',
  'restock',
  'settled_at',
  'created_at',
] as const;

export type RefundRow = Pick<Selectable<OrderRefunds>, (typeof REFUND_COLUMNS)[number]>;
export type FullRefundRow = Selectable<OrderRefunds>;
