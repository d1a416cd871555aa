import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import { type RawBuilder, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Tables of the shop that say of each row which admin made it and who changed it last. */
const STAMPED = ['products', 'product_variants', 'drops', 'shipping_rates', 'tax_rates'] as const;

/** What stands in place of a title that an erased seller wrote; what was sold keeps its own, for the tax office. */
const ERASED_TITLE = 'Erased';

/** All that commerce holds of a person as a buyer, as who sold by an order, and as who runs the shop. */
export async function collectOrders({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  const rows = async (query: RawBuilder<object>) => (await query.execute(db)).rows;
  const part: Record<string, object[]> = {
    orders: await rows(sql`
      select o.id, o.number, o.type, o.currency, o.subtotal_pence, o.shipping_pence, o.tax_pence, o.total_pence,
             o.payment_status, o.fulfilment_status, o.refunded_amount, o.carrier, o.tracking_number, o.paid_at, o.shipped_at,
             o.delivered_at, o.cancelled_at, o.created_at, o.stripe_payment_intent_id,
             (select json_agg(json_build_object('title', i.title, 'quantity', i.quantity, 'unitPricePence', i.unit_price_pence))
              from order_items i where i.order_id = o.id) as items,
             (select a.shipping_address from order_addresses a where a.order_id = o.id) as shipping_address
      from orders o where o.buyer_id = ${userId}::uuid order by o.id`),
    // Of what he sold, the buyer is another's data.
    sales: await rows(sql`
      select o.id, o.number, o.currency, o.total_pence, o.application_fee_pence, o.payment_status, o.fulfilment_status,
             o.refunded_amount, o.paid_at
      from orders o where o.seller_user_id = ${userId}::uuid and o.paid_at is not null order by o.id`),
    checkouts: await rows(
      sql`select id, idempotency_key, created_at from checkouts where buyer_id = ${userId}::uuid order by id`,
    ),
    refundsRequested: await rows(
      sql`select id, order_id, amount_pence, reason, created_at from order_refunds where created_by = ${userId}::uuid order by id`,
    ),
    ticketSales: await rows(sql`
      select id, listing_id, order_id, status, created_at from ticket_sales
      where buyer_id = ${userId}::uuid or seller_user_id = ${userId}::uuid order by id`),
    sellableTickets: await rows(
      sql`select listing_id, title, price_pence, currency, is_live from sellable_tickets where seller_user_id = ${userId}::uuid`,
    ),
    dropEntries: await rows(sql`
      select e.drop_id, e.entry_id, e.entered_at, d.position
      from drop_entrants e join drop_entries d on d.id = e.entry_id where e.user_id = ${userId}::uuid`),
    limitedProducts: await rows(
      sql`select product_id, quantity from buyer_quantities where user_id = ${userId}::uuid`,
    ),
    stockReceived: await rows(
      sql`select id, stock_item_id, quantity, created_at from stock_movements where created_by = ${userId}::uuid`,
    ),
  };
  for (const table of STAMPED)
    part[camelCase(table)] = await rows(sql`
      select created_at, created_by, updated_at, updated_by from ${sql.table(table)}
      where created_by = ${userId}::uuid or updated_by = ${userId}::uuid`);
  return part;
}

/**
 * Erases a person as a buyer. Orders stay for the tax office, with an id that leads to no person once identity has erased him;
 * where they went is shredded, and so is what was only his: draw entries, counts, keys. Harmless to run again.
 */
export async function eraseOrders({ db }: Tx<DB>, userId: string): Promise<Treatment[]> {
  const run = async (query: RawBuilder<object>) => Number((await query.execute(db)).numAffectedRows ?? 0);
  const count = async (query: RawBuilder<{ n: number }>) => (await query.execute(db)).rows[0]!.n;
  const addresses = await run(sql`
    delete from order_addresses where order_id in (select id from orders where buyer_id = ${userId}::uuid)`);
  const checkouts = await run(sql`
    update checkouts set idempotency_key = 'erased-' || id
    where buyer_id = ${userId}::uuid and idempotency_key not like 'erased-%'`);
  // By them a carrier finds who got it, and where.
  const tracked = await run(sql`
    update orders set carrier = null, tracking_number = null where buyer_id = ${userId}::uuid and carrier is not null`);
  const entrants = await run(sql`delete from drop_entrants where user_id = ${userId}::uuid`);
  const counts = await run(sql`delete from buyer_quantities where user_id = ${userId}::uuid`);
  const reasons = await run(sql`
    update order_refunds set reason = null where reason is not null
      and (created_by = ${userId}::uuid or order_id in (select id from orders where buyer_id = ${userId}::uuid))`);
  const tickets = await run(sql`
    update sellable_tickets set title = ${ERASED_TITLE} where seller_user_id = ${userId}::uuid and title <> ${ERASED_TITLE}`);
  const retained = async (table: string, query: RawBuilder<{ n: number }>, basis = 'TAX_RECORDS') => ({
    table,
    treatment: 'retained' as const,
    rows: await count(query),
    basis,
  });
  const kept = [
    await retained(
      'orders',
      sql`select count(*)::int as n from orders where buyer_id = ${userId}::uuid or seller_user_id = ${userId}::uuid`,
    ),
    await retained(
      'order_items',
      sql`select count(*)::int as n from order_items where order_id in (select id from orders where buyer_id = ${userId}::uuid)`,
    ),
    await retained(
      'ticket_sales',
      sql`select count(*)::int as n from ticket_sales where buyer_id = ${userId}::uuid or seller_user_id = ${userId}::uuid`,
    ),
    await retained(
      'stock_movements',
      sql`select count(*)::int as n from stock_movements where created_by = ${userId}::uuid`,
      'SHOP_RECORDS',
    ),
  ];
  for (const table of STAMPED)
    kept.push(
      await retained(
        table,
        sql`select count(*)::int as n from ${sql.table(table)} where created_by = ${userId}::uuid or updated_by = ${userId}::uuid`,
        'SHOP_RECORDS',
      ),
    );
  return [
    { table: 'order_addresses', treatment: 'shredded', rows: addresses, basis: null },
    { table: 'checkouts', treatment: 'nulled', rows: checkouts, basis: null },
    { table: 'orders', treatment: 'nulled', rows: tracked, basis: null },
    { table: 'drop_entrants', treatment: 'deleted', rows: entrants, basis: null },
    { table: 'buyer_quantities', treatment: 'deleted', rows: counts, basis: null },
    { table: 'order_refunds', treatment: 'nulled', rows: reasons, basis: null },
    { table: 'sellable_tickets', treatment: 'nulled', rows: tickets, basis: null },
    ...kept,
  ];
}

function camelCase(table: string): string {
  return table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
