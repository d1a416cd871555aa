import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, TicketListings } from '../generated/database.ts';
import {
  LISTING_COLUMNS,
  type ListingNotes,
  type ListingReview,
  type TicketListingRow,
  type WorkedListing,
} from './rows.ts';

type Db = Kysely<DB>;
const WORK_COLUMNS = [
  ...LISTING_COLUMNS,
  'prior_state',
  'removed_because',
  'action_version',
  'reports_version',
  'sale_id',
] as const;

/** Cheapest first. */
export const priceCursor = cursorCodec(
  'ticket-listings',
  z.object({ price: z.number().int(), id: z.uuid() }),
);
/** Newest first: a UUIDv7 is in the order of its making. */
export const ownListingCursor = cursorCodec('my-ticket-listings', z.uuid());
/** What waits longest first. */
export const reviewCursor = cursorCodec('listing-reviews', z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** One listing as far as the actor may see it. */
export async function findListing(db: Db, id: string): Promise<TicketListingRow | undefined> {
  const [row] = await findListings(db, [id]);
  return row;
}

/** Listings by id, in no order; those that the actor may not see are left out. */
export function findListings(db: Db, ids: readonly string[]): Promise<TicketListingRow[]> {
  return db
    .selectFrom('ticket_listings')
    .select(LISTING_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** One listing, locked until the transaction ends; for the system. */
export function lockListing(db: Db, id: string): Promise<WorkedListing | undefined> {
  return db
    .selectFrom('ticket_listings')
    .select(WORK_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** What is offered at each of several beacons, cheapest first, in one query. @param limit rows at most for each */
export async function listLiveByBeacon(
  db: Db,
  beaconIds: readonly string[],
  after: string | null | undefined,
  limit: number,
): Promise<TicketListingRow[]> {
  const last = after ? priceCursor.decode(after) : null;
  const { rows } = await sql<TicketListingRow>`
    select live.*
    from unnest(${[...beaconIds]}::uuid[]) as beacon (id)
    cross join lateral (
      select ${sql.join(LISTING_COLUMNS.map((column) => sql.ref(column)))} from ticket_listings
      where beacon_id = beacon.id and status = 'live'
        and (${last?.id ?? null}::uuid is null
             or (price, ticket_listings.id) > (${last?.price ?? null}::integer, ${last?.id ?? null}::uuid))
      order by price, ticket_listings.id
      limit ${limit}::int
    ) as live`.execute(db);
  return rows;
}

/** A seller's listings in every state, newest first. @param limit rows at most */
export function listBySeller(
  db: Db,
  sellerId: string,
  after: string | null | undefined,
  limit: number,
): Promise<TicketListingRow[]> {
  let query = db
    .selectFrom('ticket_listings')
    .select(LISTING_COLUMNS)
    .where('seller_id', '=', sellerId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', ownListingCursor.decode(after));
  return query.execute();
}

/** What waits for a moderator, longest waiting first. @param limit rows at most */
export function listListingsInReview(
  db: Db,
  after: string | null | undefined,
  limit: number,
): Promise<TicketListingRow[]> {
  let query = db
    .selectFrom('ticket_listings')
    .select(LISTING_COLUMNS)
    .where('status', '=', 'pending_review')
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { at, id } = reviewCursor.decode(after);
    query = query.where(sql<boolean>`(updated_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** What sellers and moderators see of listings besides. */
export function findNotes(db: Db, ids: readonly string[]): Promise<ListingNotes[]> {
  return db
    .selectFrom('ticket_listings')
    .select(['id', 'rejection_reason', 'removed_because'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** What moderators alone see of listings. */
export function findListingReviews(db: Db, ids: readonly string[]): Promise<ListingReview[]> {
  return db
    .selectFrom('ticket_listings')
    .select(['id', 'review_notes', 'report_count'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export interface NewListing {
  readonly beacon_id: string;
  readonly seller_id: string;
  readonly title: string;
  readonly description: string;
  readonly price: number;
  readonly face_value: number;
  readonly currency: string;
  readonly evidence_required: TicketListingRow['evidence_required'];
  readonly proof_post_id: string | null;
}

/** Inserts a draft. */
export function insertListing(db: Db, listing: NewListing): Promise<TicketListingRow> {
  return db
    .insertInto('ticket_listings')
    .values(listing)
    .returning(LISTING_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Changes a listing, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeListing(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  change: Updateable<TicketListings>,
): Promise<TicketListingRow | undefined> {
  return db
    .updateTable('ticket_listings')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(LISTING_COLUMNS)
    .executeTakeFirst();
}

/** Listings on offer, or waiting to be, whose beacon is not live any more; for the job. @param limit rows at most */
export function findOfNoBeacon(db: Db, limit: number): Promise<WorkedListing[]> {
  return db
    .selectFrom('ticket_listings')
    .select(WORK_COLUMNS)
    .where('status', 'in', ['pending_review', 'live'])
    .where(sql<boolean>`not ${beaconIsLive}`)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Listings that went with their beacon, which is live again; for the job. @param limit rows at most */
export function findOfBeaconBack(db: Db, limit: number): Promise<WorkedListing[]> {
  return db
    .selectFrom('ticket_listings')
    .select(WORK_COLUMNS)
    .where('status', '=', 'removed')
    .where('removed_because', '=', 'beacon')
    .where(beaconIsLive)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

const beaconIsLive = sql<boolean>`exists (
  select from beacons where beacons.id = ticket_listings.beacon_id and beacons.status = 'live'
    and (beacons.ends_at is null or beacons.ends_at > now()))`;

/** A person's listings in some states, locked until the transaction ends; for the system. */
export function lockListingsOf(
  db: Db,
  sellerId: string,
  filter: { readonly statuses: readonly TicketListingRow['status'][]; readonly because?: string },
): Promise<WorkedListing[]> {
  let query = db
    .selectFrom('ticket_listings')
    .select(WORK_COLUMNS)
    .where('seller_id', '=', sellerId)
    .where('status', 'in', filter.statuses)
    .orderBy('id')
    .forUpdate();
  if (filter.because !== undefined)
    query = query.where(
      'removed_because',
      '=',
      filter.because as NonNullable<WorkedListing['removed_because']>,
    );
  return query.execute();
}

/** Notes the newest moderator action that was applied or overtaken; for the system. */
export async function noteListingAction(db: Db, id: string, version: number): Promise<void> {
  await db.updateTable('ticket_listings').set({ action_version: version }).where('id', '=', id).execute();
}

/** Notes how many persons reported a listing; for the system. */
export async function countListingReports(
  db: Db,
  id: string,
  report: { readonly version: number; readonly distinctReporters: number },
): Promise<void> {
  await db
    .updateTable('ticket_listings')
    .set({ report_count: report.distinctReporters, reports_version: report.version })
    .where('id', '=', id)
    .execute();
}
