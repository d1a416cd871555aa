import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { deleteExpiredOverrides as deleteExpired } from '../now-playing/queries.ts';

/** Deletes overrides whose time passed a day ago; readers stopped seeing them the instant it did. */
export async function deleteExpiredOverrides(database: Database<DB>): Promise<number> {
  return database.inTransaction(systemActor('delete-expired-overrides'), ({ db }) => deleteExpired(db));
}
