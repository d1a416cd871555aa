import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { appendSellerEvent } from './events.ts';
import { sellerMachine } from './machine.ts';
import { changeSeller } from './queries.ts';
import type { FullSellerRow } from './rows.ts';

/** What keeps a seller from selling: an admin, a moderator's action, or how identity says that his person stands. */
export type SuspensionCause = 'admin' | 'action' | 'suspended' | 'banned' | 'erased';

/**
 * Adds and takes away causes of a suspension; an approved seller is suspended by the first, and comes back when the
 * last is gone. One who was never approved keeps his state, and the causes keep him from being approved.
 * @param seen locked in this transaction
 * @param change.reason what he is told; null takes it away
 * @returns the account as it is now, and whether it was suspended or let in again
 */
export async function changeCauses(
  tx: Tx<DB>,
  seen: FullSellerRow,
  change: {
    readonly add?: readonly SuspensionCause[];
    readonly remove?: readonly SuspensionCause[];
    readonly reason?: string | null;
    readonly action_version?: number;
  },
): Promise<{ seller: FullSellerRow; moved: 'suspended' | 'reinstated' | null }> {
  const { add = [], remove = [], ...rest } = change;
  const before = seen.suspension_causes;
  const kept = before.filter((cause) => !remove.some((gone) => gone === cause));
  const causes = [...new Set([...kept, ...add])].sort();
  const command =
    seen.status === 'approved' && causes.length > 0
      ? 'suspend'
      : seen.status === 'suspended' && causes.length === 0
        ? 'reinstate'
        : null;
  const same = causes.join() === before.toSorted().join();
  if (command === null && same && rest.action_version === undefined) return { seller: seen, moved: null };
  const { reason, ...versions } = rest;
  const seller = await changeSeller(tx.db, seen.id, {
    ...versions,
    suspension_causes: causes,
    ...(reason !== undefined && { decision_reason: reason }),
    ...(command !== null && { status: sellerMachine.next(command, seen.status) }),
  });
  if (command === null) return { seller, moved: null };
  appendSellerEvent(tx, command === 'suspend' ? 'suspended' : 'approved', seller);
  return { seller, moved: command === 'suspend' ? 'suspended' : 'reinstated' };
}
