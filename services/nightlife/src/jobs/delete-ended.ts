import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { deleteEnded } from '../qr-token/queries.ts';
import { deleteOldAnswers } from '../scan/records.ts';

const BATCH = 1_000;
/** A scan made offline comes within two days and is sent again for some; nobody asks after a week. */
const ANSWER_DAYS = 7;
/** Longer than any answer that names the token. */
const TOKEN_DAYS = 30;

/** Deletes tokens and answers of which no scan can come any more. @returns how many rows */
export async function deleteEndedTokens(database: Database<DB>): Promise<number> {
  let deleted = 0;
  for (const remove of [
    (db: Parameters<typeof deleteEnded>[0]) => deleteOldAnswers(db, ANSWER_DAYS, BATCH),
    (db: Parameters<typeof deleteEnded>[0]) => deleteEnded(db, TOKEN_DAYS, BATCH),
  ]) {
    for (;;) {
      const batch = await database.inTransaction(systemActor('delete-ended'), ({ db }) => remove(db));
      deleted += batch;
      if (batch < BATCH) break;
    }
  }
  return deleted;
}
