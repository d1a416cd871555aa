import type { Tx } from '@hotmess/shared/db/transaction';
import { disableBeaconsOfHost } from '../beacon/moderation.ts';
import { deleteStaffEverywhere } from '../beacon-staff/queries.ts';
import type { DB } from '../generated/database.ts';
import { revokeTokensOf } from '../qr-token/queries.ts';
import { putBackAllOf, takeDownAllOf } from '../ticket-listing/system.ts';
import { type Standing, noteStanding } from './queries.ts';

/** What an event says of a person's standing. */
export interface StandingChange {
  readonly userId: string;
  readonly standing: Standing;
  /** The user's. */
  readonly version: number;
}

/**
 * What follows for a person's doors (decided here, SPEC.md and DOMAIN.md are silent but for the tokens):
 * - suspended: the tokens that he minted or holds end. His beacons stay, run by their staff; he cannot act himself.
 * - banned or erased: besides, he is taken off every door, and his live beacons are disabled.
 *   What he offers is taken down.
 * - reinstated: his listings come back with him. He mints again; a moderator brings his beacons back one by one.
 *
 * An event older than what is known of him does nothing: a ban that comes after his reinstatement was overtaken, and he
 * is in order.
 */
export async function applyStanding(tx: Tx<DB>, change: StandingChange): Promise<void> {
  if (!(await noteStanding(tx.db, change))) return;
  if (change.standing === 'active') {
    await putBackAllOf(tx, change.userId, 'ban');
    return;
  }
  await revokeTokensOf(tx.db, change.userId);
  if (change.standing === 'suspended') return;
  await deleteStaffEverywhere(tx.db, change.userId);
  await takeDownAllOf(tx, change.userId, change.standing === 'banned' ? 'ban' : 'erased');
  await disableBeaconsOfHost(tx, change.userId);
}
