import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { userReinstated } from '@hotmess/shared/events/identity';
import type { DB } from '../generated/database.ts';
import { applyStanding } from '../standing/effects.ts';

/** See `applyStanding` for what it means for the person's beacons, doors and tokens. */
export function userReinstatedConsumer() {
  return defineConsumer({
    name: 'note-reinstated',
    contract: userReinstated,
    handle: (tx: Tx<DB>, { data }) =>
      applyStanding(tx, { userId: data.userId, standing: 'active', version: data.version }),
  });
}
