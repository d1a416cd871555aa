import type { Selectable } from 'kysely';
import type { Appeals } from '../generated/database.ts';

/** What the appellant may see of an appeal: everything but who decided it. */
export const APPEAL_COLUMNS = [
  'id',
  'action_id',
  'appellant_id',
  'statement',
  'status',
  'decision',
  'decided_at',
  'version',
  'created_at',
] as const;

export type AppealRow = Pick<Selectable<Appeals>, (typeof APPEAL_COLUMNS)[number]>;
