import type { Tx } from '@hotmess/shared/db/transaction';
import type { DB } from '../generated/database.ts';

/** Writes a system post into a thread at the commit: it is the system's to write, whoever gave the reason for it. */
export function appendSystemPost(tx: Tx<DB>, beaconId: string, body: string): void {
  tx.atCommit({
    text: `insert into beacon_posts (beacon_id, type, body) values ($1, 'system', $2)`,
    values: [beaconId, body],
    rows: false,
  });
}
