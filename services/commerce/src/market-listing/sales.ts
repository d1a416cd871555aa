import type { Tx } from '@hotmess/shared/db/transaction';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { REPORT_THRESHOLD } from './reports.ts';

/** What a checkout must know of a listing. */
export interface SellableListing {
  readonly id: string;
  readonly sellerId: string;
  readonly stockItemId: string;
  readonly title: string;
  readonly pricePence: number;
  readonly currency: string;
}

/**
 * Those of some listings that can be bought: live, by sellers who are approved and can take charges. For the system.
 * Whether there are enough pieces, holding them says.
 */
export async function sellableListings(db: Kysely<DB>, ids: readonly string[]): Promise<SellableListing[]> {
  const rows = await db
    .selectFrom('market_listings as l')
    .innerJoin('market_sellers as s', 's.id', 'l.seller_id')
    .select(['l.id', 'l.seller_id', 'l.stock_item_id', 'l.title', 'l.price_pence', 'l.currency'])
    .where('l.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('l.status', '=', 'live')
    .where('s.status', '=', 'approved')
    .where('s.charges_enabled', '=', true)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sellerId: row.seller_id,
    stockItemId: row.stock_item_id,
    title: row.title,
    pricePence: row.price_pence,
    currency: row.currency,
  }));
}

/** Moves what has nothing left, not even promised, to sold_out, and what has something again to live. */
const SETTLE = `
  update public.market_listings l
  set status = case l.status when 'live' then 'sold_out' else 'live' end
  from public.stock_items i
  where i.id = l.stock_item_id and l.id = any($1::uuid[])
    and (l.status = 'live' and i.on_hand = 0 and i.held = 0 or l.status = 'sold_out' and i.on_hand > 0)`;
/** What was reported enough while it was sold out is reviewed before it is sold again. */
const REVIEW = `
  update public.market_listings set status = 'pending_review'
  where id = any($1::uuid[]) and status = 'live' and report_count - reports_cleared >= ${REPORT_THRESHOLD}`;

/**
 * Brings listings to live or sold_out as their stock says: after pieces were sold, given back or put on the shelf. It
 * travels with the commit as the system, whoever acts.
 */
export function settleListingStock(tx: Tx<DB>, listingIds: readonly string[]): void {
  if (listingIds.length === 0) return;
  const ids = [...listingIds].sort();
  tx.atCommit({ name: 'settle_listing_stock', text: SETTLE, values: [ids], rows: false });
  tx.atCommit({ name: 'review_reported_listings', text: REVIEW, values: [ids], rows: false });
}

/** Listings whose state does not say what their stock does; for the system. @param limit rows at most */
export async function findUnsettled(db: Kysely<DB>, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from market_listings l join stock_items i on i.id = l.stock_item_id
    where l.status = 'live' and i.on_hand = 0 and i.held = 0 or l.status = 'sold_out' and i.on_hand > 0
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
