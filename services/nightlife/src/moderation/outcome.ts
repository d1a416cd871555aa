import type { ActionApplied } from '@hotmess/shared/events/moderation-answers';

/** What came of an action on one target. */
export type Outcome = Pick<ActionApplied, 'outcome' | 'changed' | 'failure'>;

export const UNCHANGED: Outcome = { outcome: 'unchanged', changed: [], failure: null };

/** @param change such as `POST_REMOVED` */
export function effective(change: string, count = 1): Outcome {
  return { outcome: 'effective', changed: [{ change, count }], failure: null };
}

/** @param failure such as `UNKNOWN_TARGET` */
export function failed(failure: string): Outcome {
  return { outcome: 'failed', changed: [], failure };
}
