import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

const AT_ONCE = 500;

/**
 * Takes those whose place on the board has changed into the counts that ranks are read from. Ranks are exact without
 * it; they only cost more the further it is behind.
 */
export async function countRanks(database: Database<DB>, stopping: AbortSignal): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE && !stopping.aborted;)
    taken = await database.inTransaction(systemActor('count-ranks'), async ({ db }) => {
      const { rows } = await sql<{ taken: number }>`select app.count_ranks(${AT_ONCE}) as taken`.execute(db);
      return rows[0]!.taken;
    });
}

/** Forgets the counts of months that are over. */
export async function forgetMonths(database: Database<DB>): Promise<void> {
  await database.inTransaction(systemActor('forget-months'), ({ db }) =>
    sql`select app.forget_months()`.execute(db),
  );
}
