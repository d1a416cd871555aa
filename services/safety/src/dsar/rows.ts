import type { Selectable } from 'kysely';
import type { DsarParts, DsarRequests } from '../generated/database.ts';

/** What the person himself and admins may see of a request: everything but keys and receipts. */
export const DSAR_COLUMNS = [
  'id',
  'user_id',
  'type',
  'status',
  'rejection_reason',
  'hold_reason',
  'hold_until',
  'due_at',
  'confirmed_at',
  'completed_at',
  'bundle_expires_at',
  'version',
  'created_at',
] as const;

export type DsarRow = Pick<Selectable<DsarRequests>, (typeof DSAR_COLUMNS)[number]>;
/** A request as the system carries it out. */
export type DsarWorkRow = Selectable<DsarRequests>;
export type DsarPartRow = Selectable<DsarParts>;
/** How far one service is. */
export type DsarProgressRow = Pick<
  DsarPartRow,
  'request_id' | 'service' | 'asked_at' | 'answered_at' | 'records'
>;
