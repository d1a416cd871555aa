import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, MarketListings } from '../generated/database.ts';
import type { ListingStatus } from './machine.ts';
import {
  LISTING_COLUMNS,
  type ListingRow,
  type OwnStockRow,
  type RejectionRow,
  type ReviewRow,
} from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const listingCursor = cursorCodec('market-listings', z.uuid());
/** Longest waiting first. */
export const reviewCursor = cursorCodec('market-listings-to-review', z.uuid());

/** A list's filters and place. */
export interface ListingFilter {
  readonly status?: ListingStatus | null | undefined;
  readonly after?: string | null | undefined;
}

/** Listings by id, in no order; those that the actor may not see are left out. */
export function findListings(db: Db, ids: readonly string[]): Promise<ListingRow[]> {
  return listings(db)
    .where('market_listings.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute() as Promise<ListingRow[]>;
}

/** One listing as far as the actor may see it. */
export async function findListing(db: Db, id: string): Promise<ListingRow | undefined> {
  const [row] = await findListings(db, [id]);
  return row;
}

/** What is on sale, newest first; by approved sellers, whoever looks. @param limit rows at most */
export function listOnSale(db: Db, after: string | null | undefined, limit: number): Promise<ListingRow[]> {
  let query = listings(db)
    .innerJoin('market_sellers', 'market_sellers.id', 'market_listings.seller_id')
    .where('market_sellers.status', '=', 'approved')
    .where('market_listings.status', '=', 'live')
    .orderBy('market_listings.id', 'desc')
    .limit(limit);
  if (after) query = query.where('market_listings.id', '<', listingCursor.decode(after));
  return query.execute() as Promise<ListingRow[]>;
}

/**
 * Listings of sellers as far as the actor may see them, each seller's newest first. Without a status, what is on sale.
 * @param limit rows at most of each seller
 */
export async function listOfSellers(
  db: Db,
  sellerIds: readonly string[],
  { status = 'live', after }: ListingFilter,
  limit: number,
): Promise<ListingRow[]> {
  const place = after ? listingCursor.decode(after) : null;
  const columns = LISTING_COLUMNS.map((column) => sql.ref(`l.${column}`));
  const { rows } = await sql<ListingRow>`
    select ${sql.join(columns)}, i.stock_status
    from unnest(${[...sellerIds]}::uuid[]) as wanted (seller_id)
    cross join lateral (
      select * from (
        select ${sql.join(LISTING_COLUMNS.map((column) => sql.ref(column)))}, stock_item_id
        from market_listings m
        where m.seller_id = wanted.seller_id and m.status = ${status}
          and (${place}::uuid is null or m.id < ${place}::uuid)
        order by m.id desc limit ${limit}) as page) as l
    join stock_items i on i.id = l.stock_item_id
    order by l.id desc`.execute(db);
  return rows;
}

/** What waits for review, longest first; for staff. @param limit rows at most */
export function listForReview(
  db: Db,
  after: string | null | undefined,
  limit: number,
): Promise<ListingRow[]> {
  let query = listings(db)
    .where('market_listings.status', '=', 'pending_review')
    .orderBy('market_listings.id')
    .limit(limit);
  if (after) query = query.where('market_listings.id', '>', reviewCursor.decode(after));
  return query.execute() as Promise<ListingRow[]>;
}

/** What staff see of listings besides, in no order. */
export function findReviews(db: Db, ids: readonly string[]): Promise<ReviewRow[]> {
  return db
    .selectFrom('market_listings')
    .select(['id', 'review_notes', 'report_count', 'removed_by'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Why moderators sent listings back, in no order; null for those that they did not. */
export function findRejections(db: Db, ids: readonly string[]): Promise<RejectionRow[]> {
  return db
    .selectFrom('market_listings')
    .select(['id', 'rejection_reason'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** How many pieces there are of the actor's own listings, in no order. */
export function findOwnStock(db: Db, listingIds: readonly string[]): Promise<OwnStockRow[]> {
  return db
    .selectFrom('own_listing_stock')
    .select(['listing_id', 'on_hand', 'held', 'sold'])
    .where('listing_id', '=', sql<string>`any(${[...listingIds]}::uuid[])`)
    .execute() as Promise<OwnStockRow[]>;
}

export interface NewListing {
  readonly seller_id: string;
  readonly title: string;
  readonly description: string;
  readonly price_pence: number;
  readonly currency: string;
  readonly images: readonly string[];
}

/** Inserts a draft of the actor's own. @returns its id */
export async function insertListing(db: Db, listing: NewListing): Promise<string> {
  const { id } = await db
    .insertInto('market_listings')
    // Which stock it is of, a trigger says; the type asks for it all the same.
    .values({ ...listing, images: JSON.stringify(listing.images) } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Puts pieces of the actor's own listing on the shelf. @returns false where a correction takes more than there are */
export async function receivePieces(db: Db, listingId: string, pieces: number): Promise<boolean> {
  const { rows } = await sql<{ received: boolean }>`
    select app.receive_listing_stock(${listingId}::uuid, ${pieces}::int) as received`.execute(db);
  return rows[0]!.received;
}

/** Changes a listing, if it still is as it was seen. @returns false where someone else changed it meanwhile */
export async function changeListing(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  change: Updateable<MarketListings>,
): Promise<boolean> {
  const changed = await db
    .updateTable('market_listings')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Whose seller account it is; for staff and the system. */
export async function findSellerUser(db: Db, sellerId: string): Promise<string> {
  const { user_id } = await db
    .selectFrom('market_sellers')
    .select('user_id')
    .where('id', '=', sellerId)
    .executeTakeFirstOrThrow();
  return user_id;
}

function listings(db: Db) {
  return db
    .selectFrom('market_listings')
    .innerJoin('stock_items', 'stock_items.id', 'market_listings.stock_item_id')
    .select(LISTING_COLUMNS.map((column) => `market_listings.${column}` as const))
    .select('stock_items.stock_status');
}
