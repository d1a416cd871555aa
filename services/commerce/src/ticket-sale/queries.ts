import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { TicketSaleStatus } from './machine.ts';

type Db = Kysely<DB>;

/** A ticket listing that can be bought. */
export interface TicketOffer {
  readonly id: string;
  readonly sellerUserId: string;
  readonly title: string;
  readonly unitPence: number;
  readonly currency: string;
}

/** Live ticket listings by id; for the system. */
export async function findTicketOffers(db: Db, ids: readonly string[]): Promise<TicketOffer[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<TicketOffer>`
    select listing_id as id, seller_user_id as "sellerUserId", title, price_pence as "unitPence", currency
    from sellable_tickets where listing_id = any(${[...ids]}::uuid[]) and is_live`.execute(db);
  return rows;
}

/** A line that may be of a ticket. */
interface TicketLine {
  readonly id: string;
  readonly order_id: string;
  readonly ticket_listing_id?: string | null;
}

/**
 * Begins sales of tickets, each of a listing that is live and that nobody else is buying: one unique index decides.
 * @returns false where one of them is not to be had
 */
export async function holdTickets(db: Db, lines: readonly TicketLine[], buyerId: string): Promise<boolean> {
  const tickets = lines.filter((line) => line.ticket_listing_id);
  if (tickets.length === 0) return true;
  const { rows } = await sql<{ id: string }>`
    insert into ticket_sales (listing_id, order_id, order_item_id, buyer_id, seller_user_id, status)
    select s.listing_id, t.order_id, t.item_id, ${buyerId}::uuid, s.seller_user_id, 'held'
    from unnest(${tickets.map((line) => line.ticket_listing_id!)}::uuid[], ${tickets.map((line) => line.order_id)}::uuid[],
                ${tickets.map((line) => line.id)}::uuid[]) as t (listing_id, order_id, item_id)
    join sellable_tickets s on s.listing_id = t.listing_id and s.is_live
    order by s.listing_id
    on conflict (listing_id) where status in ('held', 'paid', 'confirmed') do nothing
    returning id`.execute(db);
  return rows.length === tickets.length;
}

export interface TicketSaleRow {
  readonly id: string;
  readonly listing_id: string;
  readonly order_id: string;
  readonly order_item_id: string;
  readonly buyer_id: string;
  readonly seller_user_id: string;
  readonly status: TicketSaleStatus;
}

const SALE = [
  'id',
  'listing_id',
  'order_id',
  'order_item_id',
  'buyer_id',
  'seller_user_id',
  'status',
] as const;

/** Sales of an order in a state. Their order is locked by whoever asks. */
export function findSales(
  db: Db,
  orderId: string,
  statuses: readonly TicketSaleStatus[],
): Promise<TicketSaleRow[]> {
  return db
    .selectFrom('ticket_sales')
    .select(SALE)
    .where('order_id', '=', orderId)
    .where('status', 'in', [...statuses])
    .orderBy('id')
    .execute();
}

export function findSale(db: Db, id: string): Promise<TicketSaleRow | undefined> {
  return db.selectFrom('ticket_sales').select(SALE).where('id', '=', id).executeTakeFirst();
}

export async function setSaleStatus(db: Db, id: string, status: TicketSaleStatus): Promise<void> {
  await db.updateTable('ticket_sales').set({ status }).where('id', '=', id).execute();
}

/** What nightlife says of a listing, kept where it is newer than what is held. */
export interface ListingNews {
  readonly listingId: string;
  readonly beaconId: string;
  readonly sellerUserId: string;
  readonly version: number;
  readonly isLive: boolean;
  /** Null where the event does not say: then what is known stays. */
  readonly sold: { readonly title: string; readonly pricePence: number; readonly currency: string } | null;
}

/**
 * Keeps news of a listing. A listing that goes live again is known by its approval, so its terms stay.
 * @returns false where the news is older than what is known
 */
export async function keepListing(db: Db, news: ListingNews): Promise<boolean> {
  const { title = null, pricePence = null, currency = null } = news.sold ?? {};
  const { rows } = await sql<{ listing_id: string }>`
    insert into sellable_tickets as known
      (listing_id, beacon_id, seller_user_id, title, price_pence, currency, is_live, listing_version)
    values (${news.listingId}::uuid, ${news.beaconId}::uuid, ${news.sellerUserId}::uuid, ${title}, ${pricePence}::int,
            ${currency}, ${news.isLive}::boolean and ${title}::text is not null, ${news.version})
    on conflict (listing_id) do update set
      title = coalesce(excluded.title, known.title), price_pence = coalesce(excluded.price_pence, known.price_pence),
      currency = coalesce(excluded.currency, known.currency),
      is_live = ${news.isLive}::boolean and coalesce(excluded.title, known.title) is not null,
      listing_version = excluded.listing_version
    where known.listing_version < excluded.listing_version
       or known.listing_version = excluded.listing_version and known.title is null
    returning listing_id`.execute(db);
  return rows.length === 1;
}

/** Unpaid orders that hold a listing's ticket. */
export async function findOrdersHolding(db: Db, listingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket_sales')
    .select('order_id')
    .where('listing_id', '=', listingId)
    .where('status', '=', 'held')
    .execute();
  return rows.map(({ order_id }) => order_id);
}
