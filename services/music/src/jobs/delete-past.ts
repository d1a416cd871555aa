import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { deleteExpiredOverrides } from '../now-playing/queries.ts';
import { deletePastExceptions } from '../schedule-exception/queries.ts';

/** Deletes overrides that expired 30 days ago, and exceptions of dates 90 days past. @returns how many rows */
export async function deletePast(database: Database<DB>): Promise<number> {
  return database.inTransaction(
    systemActor('delete-past'),
    async ({ db }) => (await deleteExpiredOverrides(db)) + (await deletePastExceptions(db)),
  );
}
