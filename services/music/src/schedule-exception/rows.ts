import type { Selectable } from 'kysely';
import type { ScheduleExceptions } from '../generated/database.ts';

/** What everyone who may see an exception may see of it. */
export const EXCEPTION_COLUMNS = ['id', 'block_id', 'on_date', 'show_id', 'version'] as const;

export type ScheduleExceptionRow = Pick<Selectable<ScheduleExceptions>, (typeof EXCEPTION_COLUMNS)[number]>;
