import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, MarketSellers } from '../generated/database.ts';
import type { SellerStatus } from './machine.ts';
import {
  ACCOUNT_COLUMNS,
  type AccountRow,
  type FullSellerRow,
  type OwnAccountRow,
  type ReputationRow,
  SELLER_COLUMNS,
  type SellerRow,
} from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const sellerCursor = cursorCodec('sellers', z.uuid());
/** Longest waiting first. */
export const accountCursor = cursorCodec('seller-accounts', z.uuid());

/** Sellers by id, in no order; those that the actor may not see are left out. */
export function findSellers(db: Db, ids: readonly string[]): Promise<SellerRow[]> {
  return db
    .selectFrom('market_sellers')
    .select(SELLER_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Approved sellers, newest first. @param limit rows at most */
export function listSellers(db: Db, after: string | null | undefined, limit: number): Promise<SellerRow[]> {
  let query = db
    .selectFrom('market_sellers')
    .select(SELLER_COLUMNS)
    .where('status', '=', 'approved')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', sellerCursor.decode(after));
  return query.execute();
}

/** Accounts of a status, longest waiting first; for admins. @param limit rows at most */
export function listAccounts(
  db: Db,
  status: SellerStatus,
  after: string | null | undefined,
  limit: number,
): Promise<AccountRow[]> {
  let query = db
    .selectFrom('market_sellers')
    .select(ACCOUNT_COLUMNS)
    .where('status', '=', status)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', accountCursor.decode(after));
  return query.execute();
}

/** The account of the person acting. */
export async function findOwnAccount(db: Db): Promise<OwnAccountRow | undefined> {
  const row = await db
    .selectFrom('own_seller_account')
    .select([...ACCOUNT_COLUMNS, 'onboarding_started'])
    .executeTakeFirst();
  return row as OwnAccountRow | undefined;
}

/** How approved sellers dealt so far, in no order. */
export function findReputations(db: Db, sellerIds: readonly string[]): Promise<ReputationRow[]> {
  return db
    .selectFrom('seller_reputation')
    .select(['seller_id', 'sales', 'refunds', 'member_since'])
    .where('seller_id', '=', sql<string>`any(${[...sellerIds]}::uuid[])`)
    .execute() as Promise<ReputationRow[]>;
}

/** Inserts the actor's own account, pending. */
export async function insertSeller(
  db: Db,
  seller: { readonly user_id: string; readonly display_name: string; readonly description: string },
): Promise<void> {
  await db.insertInto('market_sellers').values(seller).execute();
}

/** Changes the account of the person acting. @returns false where he has none that can be changed, or it moved */
export async function changeOwnSeller(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  change: Updateable<MarketSellers>,
): Promise<boolean> {
  const changed = await db
    .updateTable('market_sellers')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** An account with everything, locked; for admins and the system. */
export function lockSeller(
  db: Db,
  key: { readonly id: string } | { readonly user_id: string } | { readonly stripe_account_id: string },
): Promise<FullSellerRow | undefined> {
  const [column, value] = Object.entries(key)[0] as ['id' | 'user_id' | 'stripe_account_id', string];
  return db.selectFrom('market_sellers').selectAll().where(column, '=', value).forUpdate().executeTakeFirst();
}

/** Changes an account that `lockSeller` gave. */
export function changeSeller(db: Db, id: string, change: Updateable<MarketSellers>): Promise<FullSellerRow> {
  return db
    .updateTable('market_sellers')
    .set(change)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Notes the Stripe account that was made for a seller; for the system.
 * @returns the one that counts: another request may have been first
 */
export async function keepStripeAccount(db: Db, sellerId: string, accountId: string): Promise<string> {
  const { stripe_account_id } = await db
    .updateTable('market_sellers')
    .set({ stripe_account_id: sql<string>`coalesce(stripe_account_id, ${accountId})` })
    .where('id', '=', sellerId)
    .returning('stripe_account_id')
    .executeTakeFirstOrThrow();
  return stripe_account_id!;
}

/** The Stripe account of a seller, where he has one; for the system. */
export async function findStripeAccount(db: Db, sellerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('market_sellers')
    .select('stripe_account_id')
    .where('id', '=', sellerId)
    .executeTakeFirst();
  return row?.stripe_account_id ?? null;
}
