import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { appendStateChanged } from './commands.ts';
import { beaconMachine } from './machine.ts';
import { changeBeacon, lockForAction } from './queries.ts';
import type { ModeratedRow } from './rows.ts';

/** A moderator's action on a beacon. */
export interface BeaconAction {
  readonly beaconId: string;
  /** Counts the actions on this beacon: one that comes late was overtaken and does nothing. */
  readonly version: number;
}

/** Disables a beacon and remembers the state it was in. */
export function disableBeacon(tx: Tx<DB>, action: BeaconAction): Promise<void> {
  return apply(tx, action, ({ status }) =>
    status === 'disabled' ? {} : { status: beaconMachine.next('disable', status), prior_state: status },
  );
}

/** Brings a disabled beacon back to the state it was in; one whose time has passed comes back as expired. */
export function reinstateBeacon(tx: Tx<DB>, action: BeaconAction): Promise<void> {
  return apply(tx, action, ({ status, prior_state: prior, ends_at }) => {
    if (status !== 'disabled') return {};
    const late = prior === 'live' && ends_at !== null && ends_at <= new Date();
    return {
      status: beaconMachine.next(late ? 'reinstateLate' : 'reinstate', 'disabled', prior),
      prior_state: null,
    };
  });
}

/** Applies an action, unless the beacon is gone or a newer action was applied: the same end in every order. */
async function apply(
  tx: Tx<DB>,
  action: BeaconAction,
  changeOf: (seen: ModeratedRow) => Parameters<typeof changeBeacon>[2],
): Promise<void> {
  const seen = await lockForAction(tx.db, action.beaconId);
  if (!seen || seen.action_version >= action.version) return;
  const changed = await changeBeacon(tx.db, seen, { ...changeOf(seen), action_version: action.version });
  if (changed && changed.status !== seen.status) appendStateChanged(tx, changed, seen.status);
}
