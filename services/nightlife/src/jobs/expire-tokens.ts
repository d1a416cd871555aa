import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { expireTokens } from '../qr-token/queries.ts';

const BATCH = 1_000;

/** Marks tokens whose time has passed; scans judge them by the clock, not by this. @returns how many it marked */
export async function expireQrTokens(database: Database<DB>): Promise<number> {
  let marked = 0;
  for (;;) {
    const batch = await database.inTransaction(systemActor('expire-tokens'), ({ db }) =>
      expireTokens(db, BATCH),
    );
    marked += batch;
    if (batch < BATCH) return marked;
  }
}
