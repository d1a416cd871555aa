import type { Tx } from '@hotmess/shared/db/transaction';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { marketListingMachine } from './machine.ts';
import type { FullListingRow } from './rows.ts';
import { settleListingStock } from './sales.ts';

type Db = Kysely<DB>;

/** A listing with everything, locked; for the system. */
export function lockListing(db: Db, id: string): Promise<FullListingRow | undefined> {
  return db.selectFrom('market_listings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Listings of a seller, locked in the order of their ids; for the system. */
export function lockListingsOf(db: Db, sellerId: string): Promise<FullListingRow[]> {
  return db
    .selectFrom('market_listings')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Takes a listing off the market and remembers the state it was in. @param by who did */
export async function removeListing(
  { db }: Tx<DB>,
  seen: FullListingRow,
  by: 'moderator' | 'ban' | 'erasure',
): Promise<void> {
  await db
    .updateTable('market_listings')
    .set({
      status: marketListingMachine.next('remove', seen.status),
      prior_state: seen.status,
      removed_by: by,
    })
    .where('id', '=', seen.id)
    .execute();
}

/** Brings a removed listing back to the state it was in; its stock may have gone meanwhile. */
export async function bringBack(tx: Tx<DB>, seen: FullListingRow): Promise<void> {
  await tx.db
    .updateTable('market_listings')
    .set({
      status: marketListingMachine.next(
        'reinstate',
        seen.status,
        seen.prior_state as FullListingRow['status'],
      ),
      prior_state: null,
      removed_by: null,
    })
    .where('id', '=', seen.id)
    .execute();
  settleListingStock(tx, [seen.id]);
}
