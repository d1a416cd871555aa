import type { Tx } from '@hotmess/shared/db/transaction';
import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, TicketRights } from '../generated/database.ts';

type Db = Kysely<DB>;

export type TicketRightRow = Selectable<TicketRights>;

/** Newest listing first. */
export const ticketCursor = cursorCodec('my-tickets', z.uuid());

/**
 * Gives the seller the right to his own ticket at the commit, where nobody has it yet: whom a ticket lets in is the
 * system's to write, whoever approves.
 */
export function giveFirstRight(tx: Tx<DB>, listingId: string): void {
  tx.atCommit({
    text: `insert into ticket_rights (listing_id, beacon_id, holder_id)
           select id, beacon_id, seller_id from ticket_listings where id = $1::uuid
           on conflict do nothing`,
    values: [listingId],
    rows: false,
  });
}

/** Moves the right to a ticket to another holder; for the system. */
export async function moveRight(db: Db, listingId: string, holderId: string | null): Promise<void> {
  await sql`
    insert into ticket_rights (listing_id, beacon_id, holder_id)
    select id, beacon_id, ${holderId}::uuid from ticket_listings where id = ${listingId}::uuid
    on conflict (listing_id) do update set holder_id = excluded.holder_id, acquired_at = now()`.execute(db);
}

/** The right to a ticket, locked until the transaction ends; for the system. */
export function lockRight(db: Db, listingId: string): Promise<TicketRightRow | undefined> {
  return db
    .selectFrom('ticket_rights')
    .selectAll()
    .where('listing_id', '=', listingId)
    .forUpdate()
    .executeTakeFirst();
}

/** The tickets that a person holds, newest listing first. @param limit rows at most */
export function listRightsOf(
  db: Db,
  holderId: string,
  after: string | null | undefined,
  limit: number,
): Promise<TicketRightRow[]> {
  let query = db
    .selectFrom('ticket_rights')
    .selectAll()
    .where('holder_id', '=', holderId)
    .orderBy('listing_id', 'desc')
    .limit(limit);
  if (after) query = query.where('listing_id', '<', ticketCursor.decode(after));
  return query.execute();
}
