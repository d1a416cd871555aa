import type { Tx } from '@hotmess/shared/db/transaction';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { canCharge } from './rows.ts';

/** What a checkout must know of whom it pays. */
export interface Payee {
  readonly sellerId: string;
  readonly userId: string;
  /** The platform's share of a sale in hundredths of a per cent; to be frozen on the order. */
  readonly feeBasisPoints: number;
  /** The Connect account that charges go to; not null where `canCharge`. */
  readonly stripeAccountId: string | null;
  /** True while he is approved and Stripe takes charges for him. */
  readonly canCharge: boolean;
}

/** Sellers by their own ids, in no order; for the system. */
export function findPayees(db: Kysely<DB>, sellerIds: readonly string[]): Promise<Payee[]> {
  return payeesWhere(db, 'id', sellerIds);
}

/** Sellers by their users' ids, in no order, as ticket listings know them; for the system. */
export function findPayeesOfUsers(db: Kysely<DB>, userIds: readonly string[]): Promise<Payee[]> {
  return payeesWhere(db, 'user_id', userIds);
}

async function payeesWhere(
  db: Kysely<DB>,
  column: 'id' | 'user_id',
  ids: readonly string[],
): Promise<Payee[]> {
  const rows = await db
    .selectFrom('market_sellers')
    .select(['id', 'user_id', 'status', 'charges_enabled', 'fee_basis_points', 'stripe_account_id'])
    .where(column, '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    sellerId: row.id,
    userId: row.user_id,
    feeBasisPoints: row.fee_basis_points,
    stripeAccountId: row.stripe_account_id,
    canCharge: canCharge(row),
  }));
}

/**
 * Counts a sale in the seller's reputation: once for each order, with the order's step to paid.
 * @param tx the system's
 */
export function recordSale(tx: Tx<DB>, sellerId: string): Promise<void> {
  return count(tx, sellerId, 'sales');
}

/**
 * Counts an order that was given back, in full or in part: once for each order, with its first refund.
 * @param tx the system's
 */
export function recordRefund(tx: Tx<DB>, sellerId: string): Promise<void> {
  return count(tx, sellerId, 'refunds');
}

async function count({ db }: Tx<DB>, sellerId: string, column: 'sales' | 'refunds'): Promise<void> {
  await db
    .insertInto('seller_tallies')
    .values({ seller_id: sellerId, [column]: 1 })
    .onConflict((conflict) =>
      conflict.column('seller_id').doUpdateSet({ [column]: sql`seller_tallies.${sql.ref(column)} + 1` }),
    )
    .execute();
}
