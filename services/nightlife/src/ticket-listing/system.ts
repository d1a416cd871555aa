import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { appendListingMoved } from './events.ts';
import { ticketListingMachine } from './machine.ts';
import { changeListing, lockListingsOf } from './queries.ts';
import type { WorkedListing } from './rows.ts';

/** What the system takes listings down for. */
export type Because = NonNullable<WorkedListing['removed_because']>;

/** Takes a listing that this transaction has locked off the market; for the system. */
export async function takeDown(tx: Tx<DB>, seen: WorkedListing, because: Because): Promise<void> {
  const changed = await changeListing(tx.db, seen, {
    status: ticketListingMachine.next('remove', seen.status),
    removed_because: because,
  });
  appendListingMoved(tx, changed!, seen.status);
}

/** Brings a listing that this transaction has locked back to the state it was in; for the system. */
export async function putBack(tx: Tx<DB>, seen: WorkedListing): Promise<void> {
  const changed = await changeListing(tx.db, seen, {
    status: ticketListingMachine.next('restore', seen.status, seen.prior_state),
    removed_because: null,
  });
  appendListingMoved(tx, changed!, seen.status);
}

/** Takes down all that a person offers; for the system. @returns how many */
export async function takeDownAllOf(tx: Tx<DB>, userId: string, because: Because): Promise<number> {
  const offered = await lockListingsOf(tx.db, userId, { statuses: ['draft', 'pending_review', 'live'] });
  for (const listing of offered) await takeDown(tx, listing, because);
  return offered.length;
}

/** Brings back what was taken down for one cause; for the system. @returns how many */
export async function putBackAllOf(tx: Tx<DB>, userId: string, because: Because): Promise<number> {
  const removed = await lockListingsOf(tx.db, userId, { statuses: ['removed'], because });
  for (const listing of removed) await putBack(tx, listing);
  return removed.length;
}
