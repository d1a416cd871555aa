import type { Selectable } from 'kysely';
import type { ModerationReports } from '../generated/database.ts';

/** What its reporter may see of a report: everything but who handled it. */
export const REPORT_COLUMNS = [
  'id',
  'reporter_id',
  'target_type',
  'target_id',
  'category',
  'description',
  'evidence',
  'status',
  'version',
  'created_at',
  'updated_at',
] as const;

export type ReportRow = Pick<Selectable<ModerationReports>, (typeof REPORT_COLUMNS)[number]>;
