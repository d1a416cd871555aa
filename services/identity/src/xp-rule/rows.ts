import type { Selectable } from 'kysely';
import type { XpRules } from '../generated/database.ts';

export const XP_RULE_COLUMNS = [
  'id',
  'type',
  'streak_days',
  'points',
  'daily_cap',
  'active_from',
  'active_to',
  'version',
] as const;

export type XpRuleRow = Pick<Selectable<XpRules>, (typeof XP_RULE_COLUMNS)[number]>;
