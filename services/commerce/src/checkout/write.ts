import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import { type Insertable, type Kysely, sql } from 'kysely';
import type { DB, OrderItems, Orders } from '../generated/database.ts';
import { newOrderNumber } from '../order/number.ts';
import type { SentTo } from './address.ts';
import type { PricedOrder } from './price.ts';
import type { LimitedDemand } from './queries.ts';

/** For how long goods are promised to an order that is not paid. */
const HOLD = sql<Date>`date_trunc('milliseconds', now()) + interval '15 minutes'`;

export type DraftItem = Insertable<OrderItems> & {
  readonly id: string;
  readonly order_id: string;
  readonly quantity: number;
  readonly stock_item_id: string | null;
};

/** An order about to be written. */
export interface DraftOrder {
  readonly order: Insertable<Orders> & { readonly id: string };
  readonly ships: boolean;
  readonly items: readonly DraftItem[];
}

/** Orders of a priced cart, as rows. */
export function draftOrders(
  checkoutId: string,
  buyerId: string,
  priced: readonly PricedOrder[],
): DraftOrder[] {
  return priced.map((part) => {
    const id = uuidV7();
    const { seller } = part;
    return {
      ships: part.ships,
      order: {
        id,
        number: newOrderNumber(),
        checkout_id: checkoutId,
        buyer_id: buyerId,
        type: seller ? 'marketplace' : 'official',
        seller_id: seller?.id ?? null,
        seller_user_id: seller?.userId ?? null,
        currency: part.currency,
        subtotal_pence: part.subtotalPence,
        shipping_pence: part.shippingPence,
        tax_pence: part.taxPence,
        total_pence: part.totalPence,
        fee_basis_points: seller?.feeBasisPoints ?? 0,
        application_fee_pence: part.applicationFeePence,
        destination_account: seller?.stripeAccountId ?? null,
        ships: part.ships,
        hold_expires_at: HOLD,
      } as DraftOrder['order'],
      items: part.lines.map(({ offer, quantity, taxPence }) => ({
        id: uuidV7(),
        order_id: id,
        kind: offer.kind,
        product_id: offer.kind === 'product' ? offer.itemId : null,
        market_listing_id: offer.kind === 'market_listing' ? offer.itemId : null,
        ticket_listing_id: offer.kind === 'ticket_listing' ? offer.itemId : null,
        variant_id: offer.variantId,
        stock_item_id: offer.stockItemId,
        title: offer.title,
        quantity,
        unit_price_pence: offer.unitPence,
        tax_pence: taxPence,
        xp_each: offer.xpEach,
        limited: offer.limit !== null,
      })),
    };
  });
}

/** Writes orders with their items and where they go. For the system; sent together. */
export async function insertOrders(
  db: Kysely<DB>,
  drafts: readonly DraftOrder[],
  address: SentTo | null,
): Promise<void> {
  const shipped = drafts.filter(({ ships }) => ships);
  await Promise.all([
    db
      .insertInto('orders')
      .values(drafts.map(({ order }) => order))
      .execute(),
    db
      .insertInto('order_items')
      .values(drafts.flatMap(({ items }) => items))
      .execute(),
    shipped.length > 0 &&
      db
        .insertInto('order_addresses')
        .values(
          shipped.map(({ order }) => ({ order_id: order.id, shipping_address: JSON.stringify(address) })),
        )
        .execute(),
  ]);
}

/** How many pieces of each limited product items are of. */
export function limitedDemand(
  items: readonly {
    readonly product_id?: string | null;
    readonly quantity: number;
    readonly limited?: unknown;
  }[],
): LimitedDemand[] {
  const sums = new Map<string, number>();
  for (const { product_id, quantity, limited } of items)
    if (product_id && limited) sums.set(product_id, (sums.get(product_id) ?? 0) + quantity);
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }));
}
