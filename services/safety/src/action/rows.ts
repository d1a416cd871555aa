import type { Selectable } from 'kysely';
import type { ModerationActions } from '../generated/database.ts';

/** An action as staff see it. */
export type ActionRow = Selectable<ModerationActions>;

/** What the person concerned may see of an action: what was done and why, never who did it. */
export const DECISION_COLUMNS = [
  'id',
  'action',
  'target_type',
  'target_id',
  'concerned_id',
  'category',
  'statement',
  'reverses',
  'status',
  'settled_at',
  'created_at',
] as const;

export type DecisionRow = Pick<ActionRow, (typeof DECISION_COLUMNS)[number]>;

/** What changed in the service that owns the target, as `action.applied` said it. */
export interface Change {
  readonly change: string;
  readonly count: number;
}
