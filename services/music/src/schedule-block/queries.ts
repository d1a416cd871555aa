import { type Insertable, type Kysely, type Updateable, sql } from 'kysely';
import type { DB, ScheduleBlocks } from '../generated/database.ts';
import { weekOrder } from './cursors.ts';
import { BLOCK_COLUMNS, type ScheduleBlockRow } from './rows.ts';

type Db = Kysely<DB>;

/** One block as far as the actor may see it. */
export function findBlock(db: Db, id: string): Promise<ScheduleBlockRow | undefined> {
  return db.selectFrom('schedule_blocks').select(BLOCK_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Blocks as far as the actor may see them, in the order of the week. @param limit rows at most */
export function listBlocks(
  db: Db,
  after: string | null | undefined,
  limit: number,
): Promise<ScheduleBlockRow[]> {
  let query = db
    .selectFrom('schedule_blocks')
    .select(BLOCK_COLUMNS)
    .orderBy('day_of_week')
    .orderBy('start_time')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { day, time, id } = weekOrder.decode(after);
    query = query.where(
      sql<boolean>`(day_of_week, start_time, id) > (${day}::smallint, ${time}::time, ${id}::uuid)`,
    );
  }
  return query.execute();
}

/** Inserts a live block. */
export function insertBlock(
  db: Db,
  block: Pick<Insertable<ScheduleBlocks>, 'show_id' | 'day_of_week' | 'start_time' | 'end_time'>,
): Promise<ScheduleBlockRow> {
  return db.insertInto('schedule_blocks').values(block).returning(BLOCK_COLUMNS).executeTakeFirstOrThrow();
}

/** Changes a block, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeBlock(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<ScheduleBlocks>,
): Promise<ScheduleBlockRow | undefined> {
  return db
    .updateTable('schedule_blocks')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(BLOCK_COLUMNS)
    .executeTakeFirst();
}

/** Deletes a block with its exceptions, if it still is as it was seen. @returns whether it was */
export async function deleteBlock(db: Db, seen: { id: string; version: number }): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('schedule_blocks')
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** A block with the dates about now that have an exception of it. */
export interface ExceptedBlock extends ScheduleBlockRow {
  readonly dates: readonly string[];
}

/** Blocks of the week that an exception overrides now, or did when the job last looked, or may soon; for the system. */
export async function listExceptedBlocks(db: Db): Promise<ExceptedBlock[]> {
  const columns = sql.join(BLOCK_COLUMNS.map((column) => sql.ref(`block.${column}`)));
  const { rows } = await sql<ExceptedBlock>`
    select ${columns}, coalesce(near.dates, '{}') as dates
    from schedule_blocks as block
    left join lateral (
      select array_agg(on_date::text) as dates from schedule_exceptions
      where block_id = block.id and on_date between current_date - 2 and current_date + 2
    ) as near on true
    where block.overridden_on is not null or block.status = 'live' and near.dates is not null`.execute(db);
  return rows;
}
