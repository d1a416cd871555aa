import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { BeaconStaff, DB } from '../generated/database.ts';

type Db = Kysely<DB>;

export type StaffRow = Pick<Selectable<BeaconStaff>, 'beacon_id' | 'user_id' | 'created_at'>;

/** In the order of the ids, which says nothing and never changes. */
export const staffCursor = cursorCodec('beacon-staff', z.uuid());

/** True where a person is on the list of a door's staff, as far as the actor may see it. */
export async function isOnStaff(db: Db, beaconId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('beacon_staff')
    .select('user_id')
    .where('beacon_id', '=', beaconId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Staff of several beacons, in one query. @param limit rows at most for each beacon */
export async function listStaffByBeacon(
  db: Db,
  beaconIds: readonly string[],
  after: string | null | undefined,
  limit: number,
): Promise<StaffRow[]> {
  const past = after ? staffCursor.decode(after) : null;
  const { rows } = await sql<StaffRow>`
    select member.*
    from unnest(${[...beaconIds]}::uuid[]) as beacon (id)
    cross join lateral (
      select beacon_id, user_id, created_at from beacon_staff
      where beacon_id = beacon.id and (${past}::uuid is null or user_id > ${past}::uuid)
      order by user_id limit ${limit}::int
    ) as member`.execute(db);
  return rows;
}

/** Locks a door's list for this transaction and counts who is on it, one person left out. */
export async function countStaff(db: Db, beaconId: string, except: string): Promise<number> {
  await db.selectFrom('beacons').select('id').where('id', '=', beaconId).forNoKeyUpdate().execute();
  const { n } = await db
    .selectFrom('beacon_staff')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('beacon_id', '=', beaconId)
    .where('user_id', '<>', except)
    .executeTakeFirstOrThrow();
  return n;
}

/** Puts a person on a door's list. @returns false where he was on it already */
export async function insertStaff(db: Db, beaconId: string, userId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('beacon_staff')
    .values({ beacon_id: beaconId, user_id: userId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) === 1;
}

/** Takes a person off a door's list. @returns false where he was not on it */
export async function deleteStaff(db: Db, beaconId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('beacon_staff')
    .where('beacon_id', '=', beaconId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Takes a person off all doors; for the system. @returns how many they were */
export async function deleteStaffEverywhere(db: Db, userId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('beacon_staff')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
