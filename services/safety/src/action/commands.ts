import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { actionTaken } from '@hotmess/shared/events/safety';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { requireStaff } from '@hotmess/shared/auth/require';
import { findCase } from '../case/queries.ts';
import type { DB } from '../generated/database.ts';
import { insertStrike, revokeStrike } from '../strike/queries.ts';
import { type TakeActionInput, takeActionInput } from './input.ts';
import { ACTION_KINDS, standardStatement } from './kinds.ts';
import { actionMachine } from './machine.ts';
import { mayTake } from './policy.ts';
import { findAction, insertAction, isAdmin, markActedOn, retrySeen } from './queries.ts';
import type { ActionRow } from './rows.ts';

/** What the commands of actions stand on. */
export interface ActionCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

const STRIKE_DAYS = 180;

/**
 * Takes an action on the target of a case, or on its owner. Its effect in the service that owns the target happens by
 * event, and is confirmed by event; the record of it, its strike and its audit entry commit with it.
 */
export async function takeAction(deps: ActionCommands, actor: Actor, raw: unknown): Promise<ActionRow> {
  requireStaff(actor);
  const input = validInput(takeActionInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const found = (await findCase(tx.db, entityId(input.caseId))) ?? notFound();
    const { concernedId } = mayTake(
      actor,
      found,
      input.action,
      { type: input.targetType, id: input.targetId },
      { isAdmin: found.owner_id !== null && (await isAdmin(tx.db, found.owner_id)) },
      new Date(),
    );
    const reverses = await reversedBy(tx, input);
    const taken = await insertAction(tx.db, {
      case_id: found.id,
      action: input.action,
      target_type: input.targetType,
      target_id: input.targetId,
      concerned_id: concernedId,
      category: found.category,
      reason: input.reason,
      statement: input.statement ?? standardStatement(input.action, found.category),
      reverses: reverses?.id ?? null,
    });
    await markActedOn(tx.db, found.id);
    const weight = input.strikeWeight ?? ACTION_KINDS[input.action].weight;
    if (weight > 0)
      await insertStrike(tx.db, {
        actionId: taken.id,
        userId: concernedId,
        weight,
        days: input.strikeDays ?? STRIKE_DAYS,
      });
    if (reverses) await revokeStrike(tx.db, reverses.id);
    await announce(deps, tx, taken);
    return taken;
  });
}

/** What a reinstatement takes back: an action on the same target. */
async function reversedBy(tx: Tx<DB>, input: TakeActionInput): Promise<ActionRow | undefined> {
  if (input.action !== 'reinstate') {
    if (input.reverses != null) badInput('reverses', 'Only a reinstatement takes an action back.');
    return undefined;
  }
  if (input.reverses == null) badInput('reverses', 'Say which action it takes back.');
  const reversed = (await findAction(tx.db, entityId(input.reverses))) ?? notFound();
  if (reversed.target_type !== input.targetType || reversed.target_id !== input.targetId)
    badInput('reverses', 'That action was on another target.');
  if (reversed.action === 'reinstate') badInput('reverses', 'That was a reinstatement itself.');
  return reversed;
}

/**
 * Takes an action back after an appeal. Whoever decides the appeal is another moderator than the one who acted, and the
 * policies of the database ask for no case of his own.
 */
export async function reinstateAfterAppeal(
  deps: ActionCommands,
  tx: Tx<DB>,
  reversed: ActionRow,
  reason: string,
): Promise<ActionRow> {
  const taken = await insertAction(tx.db, {
    case_id: reversed.case_id,
    action: 'reinstate',
    target_type: reversed.target_type,
    target_id: reversed.target_id,
    concerned_id: reversed.concerned_id,
    category: reversed.category,
    reason,
    statement: standardStatement('reinstate', reversed.category),
    reverses: reversed.id,
  });
  await revokeStrike(tx.db, reversed.id);
  await announce(deps, tx, taken);
  return taken;
}

/** Asks for a failed action again. */
export async function retryAction(
  deps: ActionCommands,
  actor: Actor,
  input: { readonly id: string; readonly version?: number | null | undefined },
): Promise<ActionRow> {
  requireStaff(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findAction(tx.db, entityId(input.id))) ?? notFound();
    actionMachine.next('retry', seen.status);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const again = await retrySeen(tx.db, seen);
    if (!again) throw new DomainError('CONFLICT');
    await announce(deps, tx, again);
    return again;
  });
}

/** Tells the service that owns the target, and puts the act on record. */
async function announce(deps: ActionCommands, tx: Tx<DB>, taken: ActionRow): Promise<void> {
  appendEvent(tx, actionTaken, {
    entityId: taken.target_id,
    data: {
      actionId: taken.id,
      action: taken.action,
      targetType: taken.target_type as TakeActionInput['targetType'],
      targetId: taken.target_id,
      version: taken.target_version,
    },
  });
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `action.${taken.action}`,
    objectType: taken.target_type,
    objectId: taken.target_id,
    subjectId: taken.concerned_id,
    before: null,
    after: {
      actionId: taken.id,
      caseId: taken.case_id,
      statement: taken.statement,
      reverses: taken.reverses,
    },
    reason: taken.reason,
  });
}
