import type { Insertable, Kysely } from 'kysely';
import type { DB, ScheduleBlocks } from '../generated/database.ts';
import type { ScheduleBlockStatus } from './machine.ts';
import { BLOCK_COLUMNS, type LiveBlock, type ScheduleBlockRow } from './rows.ts';

type Db = Kysely<DB>;

/** The week as it is on air: live blocks of live shows, also for those who may see more. */
export function listLiveBlocks(db: Db): Promise<LiveBlock[]> {
  return db
    .selectFrom('schedule_blocks')
    .innerJoin('radio_shows', 'radio_shows.id', 'schedule_blocks.show_id')
    .select([
      'schedule_blocks.id',
      'schedule_blocks.show_id',
      'schedule_blocks.day_of_week',
      'schedule_blocks.start_time',
      'schedule_blocks.end_time',
      'radio_shows.title as show_title',
    ])
    .where('schedule_blocks.status', '=', 'live')
    .where('radio_shows.status', '=', 'live')
    .execute();
}

/** One block as far as the actor may see it. */
export function findBlock(db: Db, id: string): Promise<ScheduleBlockRow | undefined> {
  return db.selectFrom('schedule_blocks').select(BLOCK_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Inserts a live block. */
export function insertBlock(
  db: Db,
  block: Pick<Insertable<ScheduleBlocks>, 'show_id' | 'day_of_week' | 'start_time' | 'end_time'>,
): Promise<ScheduleBlockRow> {
  return db.insertInto('schedule_blocks').values(block).returning(BLOCK_COLUMNS).executeTakeFirstOrThrow();
}

/** Moves a block, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function moveBlock(
  db: Db,
  seen: { id: string; version: number },
  status: ScheduleBlockStatus,
): Promise<ScheduleBlockRow | undefined> {
  return db
    .updateTable('schedule_blocks')
    .set({ status })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(BLOCK_COLUMNS)
    .executeTakeFirst();
}
