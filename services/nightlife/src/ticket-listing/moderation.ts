import type { Tx } from '@hotmess/shared/db/transaction';
import { rulesOfBeacon } from '../content-ruleset/queries.ts';
import type { DB } from '../generated/database.ts';
import { type Outcome, UNCHANGED, effective, failed } from '../moderation/outcome.ts';
import { appendListingMoved } from './events.ts';
import { ticketListingMachine } from './machine.ts';
import { changeListing, countListingReports, lockListing, noteListingAction } from './queries.ts';
import type { WorkedListing } from './rows.ts';
import { putBack, takeDown } from './system.ts';

/** Takes a listing down, or brings it back, as a moderator decided in safety; for the system. */
export async function applyListingAction(
  tx: Tx<DB>,
  action: { readonly targetId: string; readonly version: number; readonly action: string },
): Promise<Outcome> {
  const seen = await lockListing(tx.db, action.targetId);
  if (!seen) return failed('UNKNOWN_TARGET');
  if (seen.action_version >= action.version) return UNCHANGED;
  await noteListingAction(tx.db, seen.id, action.version);
  if (action.action === 'remove_listing') {
    if (seen.status === 'sold') return failed('ALREADY_SOLD');
    if (seen.status === 'removed') {
      await keepDown(tx, seen);
      return UNCHANGED;
    }
    await takeDown(tx, seen, 'moderator');
    return effective('LISTING_REMOVED');
  }
  if (action.action === 'reinstate' && seen.removed_because === 'moderator') {
    return (await putBack(tx, seen)) ? effective('LISTING_RESTORED') : UNCHANGED;
  }
  return UNCHANGED;
}

/** One that went with its beacon or its seller is from now on removed for its own sake; what the seller took back stays his. */
async function keepDown(tx: Tx<DB>, seen: WorkedListing): Promise<void> {
  if (seen.removed_because === 'seller' || seen.removed_because === 'erased') return;
  await changeListing(tx.db, seen, { removed_because: 'moderator' });
}

/**
 * Takes in how many persons reported a listing; at its ruleset's threshold a live one goes back to the moderators. For
 * the system. @returns whose it is, undefined where there is no such listing
 */
export async function countReportsOfListing(
  tx: Tx<DB>,
  report: { readonly targetId: string; readonly version: number; readonly distinctReporters: number },
): Promise<{ readonly ownerId: string | null } | undefined> {
  const seen = await lockListing(tx.db, report.targetId);
  if (!seen) return undefined;
  if (seen.reports_version < report.version) {
    await countListingReports(tx.db, seen.id, report);
    const { reportThreshold } = await rulesOfBeacon(tx.db, seen.beacon_id);
    if (seen.status === 'live' && report.distinctReporters >= reportThreshold) {
      const moved = await changeListing(tx.db, seen, {
        status: ticketListingMachine.next('suspect', seen.status),
      });
      appendListingMoved(tx, moved!, seen.status);
    }
  }
  return { ownerId: seen.seller_id };
}
