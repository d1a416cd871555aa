import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { beaconScanned } from '@hotmess/shared/events/nightlife';
import type { DB } from '../generated/database.ts';
import { awardScan } from '../xp/scans.ts';

/** A person's first valid scan of a beacon earns XP. */
export function beaconScannedConsumer() {
  return defineConsumer({
    name: 'award-scan-xp',
    contract: beaconScanned,
    handle: async (tx: Tx<DB>, { data }) => {
      if (data.userId === null || !data.firstForUser) return;
      await awardScan(tx, { scanId: data.scanId, userId: data.userId, at: new Date(data.scannedAt) });
    },
  });
}
