import type { Selectable } from 'kysely';
import type { ScheduleBlocks } from '../generated/database.ts';

/** What everyone who may see a block may see of it. */
export const BLOCK_COLUMNS = [
  'id',
  'show_id',
  'day_of_week',
  'start_time',
  'end_time',
  'status',
  'overridden_on',
  'version',
] as const;

export type ScheduleBlockRow = Pick<Selectable<ScheduleBlocks>, (typeof BLOCK_COLUMNS)[number]>;
