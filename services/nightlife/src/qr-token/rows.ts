import type { Selectable } from 'kysely';
import type { QrTokens } from '../generated/database.ts';

/** What a token's host and staff may see of it: everything but the hash. */
export const QR_TOKEN_COLUMNS = [
  'id',
  'beacon_id',
  'scope',
  'status',
  'max_uses',
  'current_uses',
  'expires_at',
  'issued_by',
  'version',
  'created_at',
] as const;

export type QrTokenRow = Pick<Selectable<QrTokens>, (typeof QR_TOKEN_COLUMNS)[number]>;
