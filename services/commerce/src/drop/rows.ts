import type { Selectable } from 'kysely';
import type { DropEntries, Drops } from '../generated/database.ts';

/** What everyone may see of a drop. */
export const DROP_COLUMNS = [
  'id',
  'title',
  'description',
  'status',
  'start_at',
  'end_at',
  'wave_size',
  'wave_seconds',
  'seed_hash',
  'seed',
  'drawn_at',
  'entries_drawn',
  'version',
] as const;

export type DropRow = Pick<Selectable<Drops>, (typeof DROP_COLUMNS)[number]>;
export type EntryRow = Pick<Selectable<DropEntries>, 'id' | 'position'>;
