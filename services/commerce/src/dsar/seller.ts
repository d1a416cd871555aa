import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import type { DB } from '../generated/database.ts';
import { lockListingsOf, removeListing } from '../market-listing/moderation.ts';
import { LISTING_COLUMNS } from '../market-listing/rows.ts';
import { ACCOUNT_COLUMNS } from '../seller/rows.ts';
import { changeSeller, lockSeller } from '../seller/queries.ts';
import { changeCauses } from '../seller/suspension.ts';

const ERASED = 'Erased';
const LISTING_PART = [...LISTING_COLUMNS, 'rejection_reason', 'removed_by', 'report_count'] as const;

/** All that commerce holds of a person as a seller; orders are another part. */
export async function collectSeller({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  const sellers = await db
    .selectFrom('market_sellers')
    .select([...ACCOUNT_COLUMNS, 'stripe_account_id', 'suspension_causes', 'disabled_reason'])
    .where('user_id', '=', userId)
    .execute();
  const listings = await db
    .selectFrom('market_listings')
    .innerJoin('market_sellers', 'market_sellers.id', 'market_listings.seller_id')
    // Notes between moderators are about the case, and not his.
    .select(LISTING_PART.map((column) => `market_listings.${column}` as const))
    .where('market_sellers.user_id', '=', userId)
    .execute();
  const standing = await db
    .selectFrom('user_standings')
    .select(['standing', 'updated_at'])
    .where('user_id', '=', userId)
    .execute();
  return { sellers, marketListings: listings, standing };
}

/**
 * Erases a person as a seller: what he wrote goes, what he offers comes off the market. The account stays with its
 * Stripe id and the listings' prices with their ids, since orders and their taxes refer to them; neither leads to a
 * person once identity has erased him. Harmless to run again.
 */
export async function eraseSeller(tx: Tx<DB>, userId: string): Promise<Treatment[]> {
  const { db } = tx;
  const seen = await lockSeller(db, { user_id: userId });
  const { standings } = await db
    .selectFrom('user_standings')
    .select(({ fn }) => fn.countAll<number>().as('standings'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (!seen) return treatments(0, 0, standings);
  await changeCauses(tx, seen, { add: ['erased'], reason: null });
  await changeSeller(db, seen.id, {
    display_name: ERASED,
    description: '',
    brand_name: null,
    brand_logo_url: null,
    disabled_reason: null,
    requirements_due: [],
  });
  const listings = await lockListingsOf(db, seen.id);
  for (const listing of listings) {
    if (listing.status !== 'removed') await removeListing(tx, listing, 'erasure');
    await db
      .updateTable('market_listings')
      .set({
        title: ERASED,
        description: '',
        images: '[]',
        review_notes: null,
        rejection_reason: null,
        removed_by: 'erasure',
      })
      .where('id', '=', listing.id)
      .execute();
  }
  return treatments(1, listings.length, standings);
}

function treatments(sellers: number, listings: number, standings: number): Treatment[] {
  return [
    { table: 'market_sellers', treatment: 'nulled', rows: sellers, basis: null },
    { table: 'market_listings', treatment: 'nulled', rows: listings, basis: null },
    { table: 'user_standings', treatment: 'retained', rows: standings, basis: 'SAFETY_RECORDS' },
  ];
}
