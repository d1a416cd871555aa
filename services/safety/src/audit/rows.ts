import type { Selectable } from 'kysely';
import type { AuditLog } from '../generated/database.ts';

export type AuditEntryRow = Selectable<AuditLog>;

/** What an entry's sealed part says. */
export interface OpenedDetails {
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}
