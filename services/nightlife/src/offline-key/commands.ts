import { requireAdmin } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Auditor } from '@hotmess/shared/events/audit';
import { validInput } from '@hotmess/shared/graphql/input';
import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import type { OfflineKeys } from './keys.ts';
import { type PublishedKey, listPublished } from './queries.ts';

export interface OfflineKeyCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly offlineKeys: OfflineKeys;
}

const renewInput = z.object({
  immediately: z.boolean().nullish(),
  reason: lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters'),
});

/**
 * Begins a new key for doors without network. No person may write keys, so it is the system's act at an admin's word.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, BAD_USER_INPUT
 */
export async function renewOfflineKey(
  deps: OfflineKeyCommands,
  actor: Actor,
  raw: unknown,
): Promise<PublishedKey[]> {
  requireAdmin(actor);
  const { immediately, reason } = validInput(renewInput, raw);
  return deps.database.inTransaction(systemActor('offline-keys'), async (tx) => {
    const before = await listPublished(tx.db);
    const kid = await deps.offlineKeys.renew(tx, immediately ?? false);
    const after = await listPublished(tx.db);
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'offline_key.renew',
      objectType: 'offline_key',
      objectId: kid,
      before: before.map(facts),
      after: after.map(facts),
      reason,
    });
    return after;
  });
}

function facts({ kid, active_from, not_after }: PublishedKey) {
  return { kid, activeFrom: active_from, notAfter: not_after };
}
