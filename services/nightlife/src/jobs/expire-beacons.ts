import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { appendStateChanged } from '../beacon/commands.ts';
import { beaconMachine } from '../beacon/machine.ts';
import { changeBeacon, findPastEnd } from '../beacon/queries.ts';
import type { DB } from '../generated/database.ts';

const BATCH = 200;

/**
 * Moves live beacons whose time has passed to expired and says so by event. Readers saw them expired from the first
 * instant on (beacon/status.ts), so this may be late without anyone seeing a wrong state.
 * @returns how many it moved
 */
export async function expireBeacons(database: Database<DB>): Promise<number> {
  let moved = 0;
  for (;;) {
    const batch = await database.inTransaction(systemActor('expire-beacons'), async (tx) => {
      const due = await findPastEnd(tx.db, BATCH);
      for (const beacon of due) {
        const expired = await changeBeacon(tx.db, beacon, {
          status: beaconMachine.next('expire', beacon.status),
        });
        if (expired) appendStateChanged(tx, expired, beacon.status);
      }
      return due.length;
    });
    moved += batch;
    if (batch < BATCH) return moved;
  }
}
