import type { Selectable } from 'kysely';
import type { RadioShows } from '../generated/database.ts';

/** What everyone who may see a show may see of it. */
export const SHOW_COLUMNS = [
  'id',
  'title',
  'host_name',
  'description',
  'artwork_url',
  'tags',
  'status',
  'version',
  'created_at',
  'updated_at',
] as const;

export type ShowRow = Pick<Selectable<RadioShows>, (typeof SHOW_COLUMNS)[number]>;
