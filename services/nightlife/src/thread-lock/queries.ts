import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** Which of several beacons' threads are locked. */
export function findLocks(db: Db, beaconIds: readonly string[]): Promise<{ beacon_id: string }[]> {
  return db
    .selectFrom('thread_locks')
    .select('beacon_id')
    .where('beacon_id', '=', sql<string>`any(${[...beaconIds]}::uuid[])`)
    .execute();
}

/** Locks a thread. @returns false where it was locked */
export async function insertLock(
  db: Db,
  lock: { readonly beacon_id: string; readonly locked_by: string; readonly reason: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('thread_locks')
    .values(lock)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Unlocks a thread, where the actor may. @returns whether he did */
export async function deleteLock(db: Db, beaconId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('thread_locks')
    .where('beacon_id', '=', beaconId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
