import type { Tx } from '@hotmess/shared/db/transaction';
import { defineConsumer } from '@hotmess/shared/events/consumer';
import { beaconScanVoided } from '@hotmess/shared/events/nightlife';
import type { DB } from '../generated/database.ts';
import { voidScan } from '../xp/scans.ts';

/** What a void scan earned is taken back. */
export function beaconScanVoidedConsumer() {
  return defineConsumer({
    name: 'reverse-scan-xp',
    contract: beaconScanVoided,
    handle: async (tx: Tx<DB>, { data, time }) => {
      if (data.userId === null) return;
      await voidScan(tx, { scanId: data.scanId, userId: data.userId, at: new Date(time) });
    },
  });
}
