import { type Insertable, type Kysely, sql } from 'kysely';
import type { DB, ScheduleExceptions } from '../generated/database.ts';
import { EXCEPTION_COLUMNS, type ScheduleExceptionRow } from './rows.ts';

type Db = Kysely<DB>;

/**
 * Exceptions of several blocks, by date, in one query. Those that are over are left out; two days back, since a block
 * is up to a day long and the station's day is not UTC's.
 */
export function listExceptions(db: Db, blockIds: readonly string[]): Promise<ScheduleExceptionRow[]> {
  return db
    .selectFrom('schedule_exceptions')
    .select(EXCEPTION_COLUMNS)
    .where('block_id', '=', sql<string>`any(${[...blockIds]}::uuid[])`)
    .where('on_date', '>=', sql<string>`current_date - 2`)
    .orderBy('on_date')
    .execute();
}

/** One exception as far as the actor may see it. */
export function findException(db: Db, id: string): Promise<ScheduleExceptionRow | undefined> {
  return db
    .selectFrom('schedule_exceptions')
    .select(EXCEPTION_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The exception of a block on a date. */
export function findExceptionOn(
  db: Db,
  blockId: string,
  date: string,
): Promise<ScheduleExceptionRow | undefined> {
  return db
    .selectFrom('schedule_exceptions')
    .select(EXCEPTION_COLUMNS)
    .where('block_id', '=', blockId)
    .where('on_date', '=', sql<string>`${date}::date`)
    .executeTakeFirst();
}

/** Says what a date has in a block's place; what was said of it before is replaced. */
export function upsertException(
  db: Db,
  exception: Pick<Insertable<ScheduleExceptions>, 'block_id' | 'day_of_week' | 'on_date' | 'show_id'>,
): Promise<ScheduleExceptionRow> {
  return db
    .insertInto('schedule_exceptions')
    .values(exception)
    .onConflict((conflict) =>
      conflict
        .columns(['block_id', 'on_date'])
        .doUpdateSet((row) => ({ show_id: row.ref('excluded.show_id') })),
    )
    .returning(EXCEPTION_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Deletes an exception. @returns false where it was gone already */
export async function deleteException(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('schedule_exceptions')
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Deletes all exceptions of a block. */
export async function deleteExceptions(db: Db, blockId: string): Promise<void> {
  await db.deleteFrom('schedule_exceptions').where('block_id', '=', blockId).execute();
}

/** Deletes exceptions of long ago, where there are any; for the system. @returns how many */
export async function deletePastExceptions(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('schedule_exceptions')
    .where('on_date', '<', sql<string>`current_date - 90`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
