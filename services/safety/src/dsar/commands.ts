import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import { reasonInput } from '../action/input.ts';
import type { DB } from '../generated/database.ts';
import { isReceiptCode, makeReceiptCode } from './keys.ts';
import { dsarMachine } from './machine.ts';
import { mayAsk, mayConfirm, mayDecideRequest } from './policy.ts';
import { type DsarWorker, advance } from './progress.ts';
import {
  changeRequest,
  changeSeen,
  findReceipt,
  findRequest,
  insertRequest,
  lockRequest,
} from './queries.ts';
import type { DsarRow } from './rows.ts';

/** What the commands of data requests stand on. */
export interface DsarCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  readonly dsar: DsarWorker;
}

/** Asks for one's data, or to be forgotten. It is carried out once its owner proved by a fresh sign-in that he asked. */
export async function requestData(deps: DsarCommands, actor: Actor, type: DsarRow['type']): Promise<DsarRow> {
  const person = mayAsk(actor);
  const filed = await deps.database
    .inTransaction(actor, (tx) => insertRequest(tx.db, { user_id: person.userId, type }))
    .catch((error: unknown) => {
      if (errorCode(error) === '23505')
        throw new DomainError('CONFLICT', 'Your earlier request of this kind is not done yet.');
      throw error;
    });
  // Where the process dies here, the job asks.
  await deps.database.inTransaction(systemActor('dsar'), (tx) => advance(deps.dsar, tx, filed.id));
  return (await findRequest(deps.database.as(actor), filed.id))!;
}

/**
 * Proves that a request is one's own, and has it carried out.
 * @returns for an erasure the code that its receipt is read with, shown this once
 */
export async function confirmRequest(
  deps: DsarCommands,
  actor: Actor,
  id: string,
): Promise<{ request: DsarRow; receiptCode: string | null }> {
  mayConfirm(actor, new Date());
  const own = (await findRequest(deps.database.as(actor), entityId(id))) ?? notFound();
  if (own.user_id !== mayAsk(actor).userId) notFound();
  const code = own.type === 'delete' ? makeReceiptCode() : null;
  await deps.database.inTransaction(systemActor('dsar'), async (tx) => {
    const seen = (await lockRequest(tx.db, own.id))!;
    await changeRequest(tx.db, own.id, {
      status: dsarMachine.next('confirm', seen.status),
      confirmed_at: new Date(),
      receipt_code_hash: code?.hash ?? null,
    });
    await advance(deps.dsar, tx, own.id);
  });
  const request = (await findRequest(deps.database.as(actor), own.id))!;
  return { request, receiptCode: code?.code ?? null };
}

/** Rejects a request, with the reason that its owner reads. */
export async function rejectRequest(
  deps: DsarCommands,
  actor: Actor,
  input: { readonly id: string; readonly version?: number | null | undefined; readonly reason: string },
): Promise<DsarRow> {
  const reason = validInput(reasonInput, input.reason);
  return decide(deps, actor, input, 'dsar.reject', reason, (seen) => ({
    status: dsarMachine.next('reject', seen.status),
    rejection_reason: reason,
  }));
}

const holdInput = z.object({ reason: reasonInput, until: z.date() });

/** Makes an erasure wait, because a law says so: the reason names it. A time that is past ends the hold. */
export async function holdRequest(
  deps: DsarCommands,
  actor: Actor,
  input: {
    readonly id: string;
    readonly version?: number | null | undefined;
    readonly reason: string;
    readonly until: Date;
  },
): Promise<DsarRow> {
  const { reason, until } = validInput(holdInput, input);
  return decide(deps, actor, input, 'dsar.hold', reason, (seen) => {
    if (seen.type !== 'delete') badInput('id', 'Only an erasure can be held.');
    if (seen.status !== 'processing')
      throw new DomainError('INVALID_TRANSITION', 'It is not being processed.');
    return { hold_reason: reason, hold_until: until };
  });
}

async function decide(
  deps: DsarCommands,
  actor: Actor,
  input: { readonly id: string; readonly version?: number | null | undefined },
  action: string,
  reason: string,
  changeOf: (seen: DsarRow) => Parameters<typeof changeSeen>[2],
): Promise<DsarRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findRequest(tx.db, entityId(input.id))) ?? notFound();
    mayDecideRequest(actor, seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const changed = await changeSeen(tx.db, seen, changeOf(seen));
    if (!changed) throw new DomainError('CONFLICT');
    await deps.auditor.recordAudit(tx, {
      actor: tx.actor,
      action,
      objectType: 'dsar_request',
      objectId: seen.id,
      subjectId: seen.user_id,
      before: { status: seen.status, holdUntil: seen.hold_until },
      after: { status: changed.status, holdUntil: changed.hold_until },
      reason,
    });
    return changed;
  });
}

/**
 * The receipt of an erasure, for whoever has the code; nobody can sign in for it any more.
 * @throws {DomainError} NOT_FOUND where there is none yet, and for a wrong code alike
 */
export async function erasureReceipt(deps: DsarCommands, id: string, code: string): Promise<string> {
  const found = await findReceipt(deps.database.as(systemActor('dsar-receipt')), entityId(id));
  if (!found?.receipt || !found.receipt_code_hash || !isReceiptCode(code, found.receipt_code_hash))
    notFound();
  return found.receipt;
}
