import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Makes the partitions of the coming months, so that no scan ever finds none. */
export async function ensureScanPartitions(database: Database<DB>): Promise<void> {
  await database.inTransaction(systemActor('scan-partitions'), ({ db }) =>
    sql`select app.ensure_scan_partitions()`.execute(db),
  );
}
