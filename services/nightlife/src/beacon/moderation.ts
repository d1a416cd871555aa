import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';
import { appendStateChanged } from './commands.ts';
import { beaconMachine } from './machine.ts';
import { changeBeacon, findPriorState, lockBeacon } from './queries.ts';

/** Disables a beacon and remembers the state it was in. Again, or on one that is gone, changes nothing. */
export async function disableBeacon(tx: Tx<DB>, id: string): Promise<void> {
  const seen = await lockBeacon(tx.db, id);
  if (!seen || seen.status === 'disabled') return;
  const disabled = await changeBeacon(tx.db, seen, {
    status: beaconMachine.next('disable', seen.status),
    prior_state: seen.status,
  });
  if (disabled) appendStateChanged(tx, disabled, seen.status);
}

/** Brings a disabled beacon back to the state it was in; one whose time has passed comes back as expired. */
export async function reinstateBeacon(tx: Tx<DB>, id: string): Promise<void> {
  const seen = await lockBeacon(tx.db, id);
  if (seen?.status !== 'disabled') return;
  const prior = await findPriorState(tx.db, id);
  const late = prior === 'live' && seen.ends_at !== null && seen.ends_at <= new Date();
  const status = beaconMachine.next(late ? 'reinstateLate' : 'reinstate', 'disabled', prior);
  const reinstated = await changeBeacon(tx.db, seen, { status, prior_state: null });
  if (reinstated) appendStateChanged(tx, reinstated, 'disabled');
}
