import { randomUUID } from 'node:crypto';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { append } from './append.ts';
import { adjustXpInput } from './input.ts';
import { mayAdjust } from './policy.ts';
import { findBalance, findLedgerRow, isAccount } from './queries.ts';
import type { XpEventRow } from './rows.ts';

/** What the commands of XP stand on. */
export interface XpCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

const BELOW_ZERO = 'xp_below_zero_by_reversal_only';

/**
 * Gives or takes XP by hand, with a reason that only the audit log keeps. Only the system appends to the ledger, so it
 * does, for the admin whom the audit names. The same `adjustmentId` again answers with the same row.
 * @throws {DomainError} NOT_FOUND, BAD_USER_INPUT where it would take the balance below zero, IDEMPOTENCY_KEY_REUSED
 */
export async function adjustXp(
  deps: XpCommands,
  actor: Actor,
  raw: Readonly<Record<string, unknown>> & { readonly userId: string },
): Promise<XpEventRow> {
  mayAdjust(actor, raw.userId.toLowerCase());
  const userId = entityId(raw.userId);
  const { points, reason, adjustmentId } = validInput(adjustXpInput, raw);
  const id = adjustmentId ?? randomUUID();
  try {
    return await deps.database.inTransaction(systemActor('adjust-xp'), async (tx) => {
      if (!(await isAccount(tx.db, userId))) notFound();
      const row = await append(tx, {
        user_id: userId,
        type: 'admin_adjustment',
        points,
        source: 'identity',
        source_event_id: id,
        occurred_at: new Date(),
      });
      if (!row) return replay(await findLedgerRow(tx.db, userId, 'admin_adjustment', 'identity', id), points);
      const { balance } = await findBalance(tx.db, userId);
      await deps.auditor.recordAudit(tx, {
        actor,
        action: 'xp.adjust',
        objectType: 'user',
        objectId: userId,
        before: { balance: balance - points },
        after: { balance, points, xpEventId: row.id },
        reason,
      });
      return row;
    });
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === BELOW_ZERO)
      badInput('points', 'points: only a reversal takes a balance below zero.');
    throw error;
  }
}

function replay(row: XpEventRow | undefined, points: number): XpEventRow {
  if (row?.points !== points) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
  return row;
}
