import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { isOut } from '../standing/queries.ts';
import { appendStateChanged } from './commands.ts';
import { beaconMachine } from './machine.ts';
import { changeBeacon, lockForAction, lockOfHost } from './queries.ts';
import type { ModeratedRow } from './rows.ts';

/** A moderator's action on a beacon. */
export interface BeaconAction {
  readonly beaconId: string;
  /** Counts the actions on this beacon: one that comes late was overtaken and does nothing. */
  readonly version: number;
}

type Change = Parameters<typeof changeBeacon>[2];

/** Disables a beacon and remembers the state it was in. */
export function disableBeacon(tx: Tx<DB>, action: BeaconAction): Promise<void> {
  // One that went away with its host is from now on disabled for its own sake.
  return apply(tx, action, async (seen) =>
    seen.status === 'disabled' ? { disabled_with_host: false } : disabledState(seen.status),
  );
}

/** Brings a disabled beacon back, unless its host is banned: then a moderator decides again once he is not. */
export function reinstateBeacon(tx: Tx<DB>, action: BeaconAction): Promise<void> {
  return apply(tx, action, async (seen) => {
    if (seen.status !== 'disabled') return {};
    return (await isOut(tx.db, seen.host_id)) ? { disabled_with_host: true } : reinstatedState(seen);
  });
}

/**
 * Takes down what a banned or erased host has live. What waits for review stays where it is: nobody can approve it while
 * he is out of order.
 * @returns how many beacons
 */
export async function disableBeaconsOfHost(tx: Tx<DB>, hostId: string): Promise<number> {
  let disabled = 0;
  // Those in review are locked too: an approval that runs now is either seen here, or sees the host's new standing.
  for (const seen of await lockOfHost(tx.db, hostId, ['live', 'pending_review'])) {
    if (seen.status !== 'live') continue;
    const changed = await changeBeacon(tx.db, seen, {
      ...disabledState(seen.status),
      disabled_with_host: true,
    });
    if (!changed) continue;
    appendStateChanged(tx, changed, seen.status);
    disabled++;
  }
  return disabled;
}

function disabledState(status: Exclude<ModeratedRow['status'], 'disabled'>): Change {
  return { status: beaconMachine.next('disable', status), prior_state: status };
}

/** The state that a disabled beacon returns to: the one it was in, or expired where its time has passed. */
export function reinstatedState({ prior_state: prior, ends_at }: ModeratedRow): Change {
  const late = prior === 'live' && ends_at !== null && ends_at <= new Date();
  return {
    status: beaconMachine.next(late ? 'reinstateLate' : 'reinstate', 'disabled', prior),
    prior_state: null,
    disabled_with_host: false,
  };
}

/** Applies an action, unless the beacon is gone or a newer action was applied: the same end in every order. */
async function apply(
  tx: Tx<DB>,
  action: BeaconAction,
  changeOf: (seen: ModeratedRow) => Promise<Change>,
): Promise<void> {
  const seen = await lockForAction(tx.db, action.beaconId);
  if (!seen || seen.action_version >= action.version) return;
  const change = await changeOf(seen);
  const changed = await changeBeacon(tx.db, seen, { ...change, action_version: action.version });
  if (changed && changed.status !== seen.status) appendStateChanged(tx, changed, seen.status);
}
