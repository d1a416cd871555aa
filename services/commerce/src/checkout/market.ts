import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { SellerTerms } from './price.ts';

/** A market listing that can be bought, with its stock. */
export interface ListingOffer {
  readonly id: string;
  readonly sellerUserId: string;
  readonly stockItemId: string;
  readonly title: string;
  readonly unitPence: number;
  readonly currency: string;
  readonly onHand: number;
}

/** Market listings on sale, by id; for the system. */
export async function findListingOffers(db: Kysely<DB>, ids: readonly string[]): Promise<ListingOffer[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ListingOffer>`
    select l.id, s.user_id as "sellerUserId", l.stock_item_id as "stockItemId", l.title, l.price_pence as "unitPence",
           l.currency, i.on_hand as "onHand"
    from market_listings l
    join market_sellers s on s.id = l.seller_id
    join stock_items i on i.id = l.stock_item_id
    where l.id = any(${[...ids]}::uuid[]) and l.status in ('live', 'sold_out') and s.status = 'approved'`.execute(
    db,
  );
  return rows;
}

/** On what terms people sell, by their user ids; those who cannot take charges now are left out. */
export async function findSellerTerms(
  db: Kysely<DB>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, SellerTerms>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await sql<SellerTerms>`
    select id, user_id as "userId", stripe_account_id as "stripeAccountId", fee_basis_points as "feeBasisPoints"
    from market_sellers
    where user_id = any(${[...new Set(userIds)]}::uuid[]) and status = 'approved' and charges_enabled
      and stripe_account_id is not null`.execute(db);
  return new Map(rows.map((terms) => [terms.userId, terms]));
}
