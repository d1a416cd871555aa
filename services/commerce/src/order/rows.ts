import type { Selectable } from 'kysely';
import type { SentTo } from '../checkout/address.ts';
import type { OrderItems, Orders } from '../generated/database.ts';

/** What a buyer and a seller may see of an order. */
export const ORDER_COLUMNS = [
  'id',
  'number',
  'checkout_id',
  'buyer_id',
  'type',
  'seller_id',
  'seller_user_id',
  'currency',
  'subtotal_pence',
  'shipping_pence',
  'tax_pence',
  'total_pence',
  'fee_basis_points',
  'application_fee_pence',
  'ships',
  'payment_status',
  'fulfilment_status',
  'stock_state',
  'hold_expires_at',
  'refund_requested_pence',
  'refunded_amount',
  'fee_refunded_pence',
  'carrier',
  'tracking_number',
  'paid_at',
  'shipped_at',
  'delivered_at',
  'cancelled_at',
  'version',
  'created_at',
] as const;

export type OrderRow = Pick<Selectable<Orders>, (typeof ORDER_COLUMNS)[number]>;

/** An order with everything, for the system. */
export type FullOrderRow = Selectable<Orders>;
export type OrderItemRow = Selectable<OrderItems>;

export interface AddressRow {
  readonly order_id: string;
  readonly shipping_address: SentTo;
}
