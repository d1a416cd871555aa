import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { sweepRevocations } from '../revocation/queries.ts';
import { sweepSessions } from '../session/queries.ts';

/** Deletes what time has made useless: codes, challenges, sessions, revocations and rate limits that ended. */
export async function sweep(database: Database<DB>): Promise<void> {
  await database.inTransaction(systemActor('sweep'), async ({ db }) => {
    const now = sql<Date>`now()`;
    await db.deleteFrom('sign_in_codes').where('expires_at', '<', now).execute();
    await db.deleteFrom('passkey_challenges').where('expires_at', '<', now).execute();
    await sweepRevocations(db);
    await sweepSessions(db);
    await db.deleteFrom('rate_limits').where('window_ends_at', '<', now).execute();
  });
}
