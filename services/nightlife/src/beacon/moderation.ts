import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { type Outcome, UNCHANGED, effective, failed } from '../moderation/outcome.ts';
import { isOut } from '../standing/queries.ts';
import { appendStateChanged } from './commands.ts';
import { beaconMachine } from './machine.ts';
import { changeBeacon, lockForAction, lockOfHost } from './queries.ts';
import type { ModeratedRow } from './rows.ts';

type Change = Parameters<typeof changeBeacon>[2];

/** What came of an action, and the change that it is. */
type Step = { readonly change: Change; readonly outcome: Outcome };

/**
 * Disables a beacon, or brings it back to the state it was in, as a moderator decided in safety; for the system. One that
 * comes after a newer action was overtaken: the same end in every order.
 */
export async function applyBeaconAction(
  tx: Tx<DB>,
  action: { readonly targetId: string; readonly version: number; readonly action: string },
): Promise<Outcome> {
  const seen = await lockForAction(tx.db, action.targetId);
  if (!seen) return failed('UNKNOWN_TARGET');
  if (seen.action_version >= action.version) return UNCHANGED;
  const { change, outcome } =
    action.action === 'disable_beacon' ? disabling(seen) : await reinstating(tx, action.action, seen);
  const changed = await changeBeacon(tx.db, seen, { ...change, action_version: action.version });
  if (changed && changed.status !== seen.status) appendStateChanged(tx, changed, seen.status);
  return outcome;
}

function disabling(seen: ModeratedRow): Step {
  // One that went away with its host is from now on disabled for its own sake.
  if (seen.status === 'disabled') return { change: { disabled_with_host: false }, outcome: UNCHANGED };
  return { change: disabledState(seen.status), outcome: effective('BEACON_DISABLED') };
}

/** Brings a disabled beacon back, unless its host is banned: then a moderator decides again once he is not. */
async function reinstating(tx: Tx<DB>, action: string, seen: ModeratedRow): Promise<Step> {
  if (action !== 'reinstate' || seen.status !== 'disabled') return { change: {}, outcome: UNCHANGED };
  if (await isOut(tx.db, seen.host_id)) return { change: { disabled_with_host: true }, outcome: UNCHANGED };
  return { change: reinstatedState(seen), outcome: effective('BEACON_REINSTATED') };
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
