import type { Selectable } from 'kysely';
import type { QrTokens } from '../generated/database.ts';

/** What a token's host and staff may see of it: neither the hash nor whose it is. */
export const QR_TOKEN_COLUMNS = [
  'id',
  'beacon_id',
  'scope',
  'status',
  'max_uses',
  'expires_at',
  'rotating',
  'signed',
  'version',
  'created_at',
] as const;

export type QrTokenRow = Pick<Selectable<QrTokens>, (typeof QR_TOKEN_COLUMNS)[number]>;
