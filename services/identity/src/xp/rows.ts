import type { Selectable } from 'kysely';
import type { XpEvents, XpRules } from '../generated/database.ts';

export const XP_EVENT_COLUMNS = [
  'id',
  'user_id',
  'type',
  'points',
  'source',
  'source_event_id',
  'occurred_at',
] as const;

export type XpEventRow = Pick<Selectable<XpEvents>, (typeof XP_EVENT_COLUMNS)[number]>;

export interface XpBalanceRow {
  readonly balance: number;
  readonly total_events: number;
  readonly last_activity: Date | null;
}

/** Someone's XP as an admin sees it, or he himself. */
export interface XpAccountRow {
  readonly userId: string;
}

/** Types that a rule gives points for. */
export type EarnedType = Selectable<XpRules>['type'];
