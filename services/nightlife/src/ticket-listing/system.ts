import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { isSuspended } from '../seller-account/queries.ts';
import { isOut } from '../standing/queries.ts';
import { appendListingMoved } from './events.ts';
import { ticketListingMachine } from './machine.ts';
import { changeListing, lockListingsOf } from './queries.ts';
import type { TicketListingRow, WorkedListing } from './rows.ts';

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

/**
 * What keeps a seller's listings off the market whatever else is lifted; for the system, which has locked the listing: a
 * ban or a suspension that comes meanwhile waits for that lock and then takes down what it finds.
 */
async function sellerIsKeptOut(tx: Tx<DB>, sellerId: string | null): Promise<Because | null> {
  if (sellerId === null) return 'erased';
  if (await isOut(tx.db, sellerId)) return 'ban';
  return (await isSuspended(tx.db, sellerId)) ? 'seller_suspended' : null;
}

/**
 * Brings a listing that this transaction has locked back to the state it was in; for the system. Where its seller is
 * banned or suspended meanwhile, it comes back with him instead. That its beacon is not live, `follow-beacons` sees to.
 * @returns the listing as it is back, undefined where it stays down
 */
export async function putBack(
  tx: Tx<DB>,
  seen: WorkedListing,
  notes: { readonly review_notes?: string } = {},
): Promise<TicketListingRow | undefined> {
  const because = await sellerIsKeptOut(tx, seen.seller_id);
  if (because !== null) {
    await changeListing(tx.db, seen, { removed_because: because });
    return undefined;
  }
  const changed = await changeListing(tx.db, seen, {
    ...notes,
    status: ticketListingMachine.next('restore', seen.status, seen.prior_state),
    removed_because: null,
  });
  appendListingMoved(tx, changed!, seen.status);
  return changed!;
}

/**
 * Takes down all that a person offers; for the system. What is down already is locked too: one that is brought back at this
 * moment either is seen here, or sees why its seller is kept out.
 * @returns how many
 */
export async function takeDownAllOf(tx: Tx<DB>, userId: string, because: Because): Promise<number> {
  const known = await lockListingsOf(tx.db, userId, {
    statuses: ['draft', 'pending_review', 'live', 'removed'],
  });
  const offered = known.filter(({ status }) => status !== 'removed');
  for (const listing of offered) await takeDown(tx, listing, because);
  return offered.length;
}

/** Brings back what was taken down for one cause; for the system. @returns how many */
export async function putBackAllOf(tx: Tx<DB>, userId: string, because: Because): Promise<number> {
  let back = 0;
  for (const listing of await lockListingsOf(tx.db, userId, { statuses: ['removed'], because }))
    if (await putBack(tx, listing)) back++;
  return back;
}
