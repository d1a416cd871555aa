import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { findOfBeaconBack, findOfNoBeacon } from '../ticket-listing/queries.ts';
import { putBack, takeDown } from '../ticket-listing/system.ts';

const SYSTEM = systemActor('follow-beacons');
const AT_ONCE = 100;

/**
 * Takes down what is offered for beacons that are not live any more, and brings it back where a moderator reinstated the
 * beacon. Readers see nothing of a beacon that is not live, and a sale asks for it again, so this may be late.
 * @returns how many listings it moved
 */
export async function followBeacons(database: Database<DB>): Promise<number> {
  let moved = 0;
  for (let batch = AT_ONCE; batch === AT_ONCE; moved += batch)
    batch = await database.inTransaction(SYSTEM, async (tx) => {
      const orphans = await findOfNoBeacon(tx.db, AT_ONCE);
      for (const listing of orphans) await takeDown(tx, listing, 'beacon');
      const returned = await findOfBeaconBack(tx.db, AT_ONCE - orphans.length);
      for (const listing of returned) await putBack(tx, listing);
      return orphans.length + returned.length;
    });
  return moved;
}
