import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userBanned } from '@hotmess/shared/events/identity';
import type { DB } from '../generated/database.ts';
import { applyStanding } from '../standing/effects.ts';

/** See `applyStanding` for what it means for the person's beacons, doors and tokens. */
export function userBannedConsumer() {
  return defineConsumer({
    name: 'note-banned',
    contract: userBanned,
    handle: (tx: Tx<DB>, { data }) =>
      applyStanding(tx, { userId: data.userId, standing: 'banned', version: data.version }),
  });
}
