import { requireStaff } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import { reasonInput } from '../action/input.ts';
import type { DB } from '../generated/database.ts';
import { type MuteRow, upsertMute } from './queries.ts';

const LONGEST_DAYS = 365;
const muteInput = z.object({ userId: z.string(), until: z.date(), reason: reasonInput });

/**
 * Keeps someone from filing reports until a time, because he files them in bad faith; a time that is past lets him
 * again. Source of the measure: Regulation (EU) 2022/2065, article 23 (2).
 */
export async function muteReporter(
  deps: { readonly database: Database<DB>; readonly auditor: Auditor },
  actor: Actor,
  raw: unknown,
): Promise<MuteRow> {
  const moderator = requireStaff(actor);
  const input = validInput(muteInput, raw);
  const userId = entityId(input.userId);
  if (userId === moderator.userId) throw new DomainError('FORBIDDEN', 'Nobody acts on himself.');
  if (input.until.getTime() > Date.now() + LONGEST_DAYS * 86_400_000)
    badInput('until', `It is more than ${LONGEST_DAYS} days away.`);
  return deps.database.inTransaction(actor, async (tx) => {
    const muted = await upsertMute(tx.db, { userId, until: input.until, reason: input.reason });
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action: 'reporter.mute',
      objectType: 'user',
      objectId: userId,
      before: null,
      after: { until: input.until.toISOString() },
      reason: input.reason,
    });
    return muted;
  });
}
