import { requireStaff } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { caseMachine } from './machine.ts';
import { mayWorkOn } from './policy.ts';
import { changeCase, findCase, hasActions, hasReported, moveReports, takeNext, takeSeen } from './queries.ts';
import type { CaseRow } from './rows.ts';
import { presentCaseStatus } from './status.ts';

/** What the commands of cases stand on. */
export interface CaseCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** What a client sends to take a step with a case. */
export interface CaseStepInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Gives the gravest case that waits longest to whoever asks, for half an hour; undefined where none waits. */
export async function takeNextCase(deps: CaseCommands, actor: Actor): Promise<CaseRow | undefined> {
  const moderator = requireStaff(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const taken = await takeNext(tx.db, moderator.userId);
    if (!taken) return undefined;
    await moveReports(tx.db, taken.id, 'open', 'investigating');
    await audit(deps, tx, 'case.take', taken, null);
    return taken;
  });
}

/** Takes one case, or makes one's own lease on it last half an hour from now. */
export async function takeCase(deps: CaseCommands, actor: Actor, input: CaseStepInput): Promise<CaseRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const { seen, moderator } = await seenCase(tx, actor, input);
    const status = presentCaseStatus(seen, new Date());
    if (status === 'closed') caseMachine.next('take', status);
    const taken = await takeSeen(tx.db, seen.id, moderator.userId);
    if (!taken) throw new DomainError('CONFLICT', 'Another moderator works on this case.');
    await moveReports(tx.db, taken.id, 'open', 'investigating');
    if (seen.assigned_to !== moderator.userId) await audit(deps, tx, 'case.take', taken, seen.status);
    return taken;
  });
}

/** Gives a case back to the queue. */
export async function releaseCase(deps: CaseCommands, actor: Actor, input: CaseStepInput): Promise<CaseRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const { seen, moderator } = await seenCase(tx, actor, input);
    const status = caseMachine.next('release', holds(seen, moderator.userId));
    const released = await changeCase(tx.db, seen, { status, assigned_to: null, lease_until: null });
    await audit(deps, tx, 'case.release', released ?? conflict(), seen.status);
    return released!;
  });
}

/**
 * Closes a case: its reports are resolved where an action was taken on it, and dismissed where none was. A new report
 * opens it again.
 */
export async function closeCase(deps: CaseCommands, actor: Actor, input: CaseStepInput): Promise<CaseRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const { seen, moderator } = await seenCase(tx, actor, input);
    const status = caseMachine.next('close', holds(seen, moderator.userId));
    const acted = await hasActions(tx.db, seen);
    const closed = await changeCase(tx.db, seen, {
      status,
      assigned_to: null,
      lease_until: null,
      closed_at: new Date(),
      outcome: acted ? 'action_taken' : 'no_action',
    });
    if (!closed) conflict();
    // Reports that came while he worked are still open.
    await moveReports(tx.db, seen.id, 'open', 'investigating');
    await moveReports(tx.db, seen.id, 'investigating', acted ? 'resolved' : 'dismissed');
    await audit(deps, tx, 'case.close', closed, seen.status);
    return closed;
  });
}

/** Opens a closed case again. */
export async function reopenCase(deps: CaseCommands, actor: Actor, input: CaseStepInput): Promise<CaseRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const { seen } = await seenCase(tx, actor, input);
    const status = caseMachine.next('reopen', seen.status);
    const reopened = await changeCase(tx.db, seen, { status, outcome: null, closed_at: null });
    await audit(deps, tx, 'case.reopen', reopened ?? conflict(), seen.status);
    return reopened!;
  });
}

async function seenCase(tx: Tx<DB>, actor: Actor, input: CaseStepInput) {
  requireStaff(actor);
  const seen = (await findCase(tx.db, entityId(input.id))) ?? notFound();
  const moderator = requireStaff(actor);
  mayWorkOn(actor, seen, await hasReported(tx.db, seen.id, moderator.userId));
  if (input.version != null && input.version !== seen.version) conflict();
  return { seen, moderator };
}

/** The state of a case for its holder. @throws {DomainError} CONFLICT where another holds it, or nobody does any more */
function holds(seen: CaseRow, moderatorId: string): CaseRow['status'] {
  const status = presentCaseStatus(seen, new Date());
  if (status === 'open' && seen.status === 'assigned')
    throw new DomainError('CONFLICT', 'Your half hour on this case is over; take it again.');
  if (status === 'assigned' && seen.assigned_to !== moderatorId)
    throw new DomainError('CONFLICT', 'Another moderator works on this case.');
  return status;
}

async function audit(
  deps: CaseCommands,
  tx: Tx<DB>,
  action: string,
  after: CaseRow,
  before: CaseRow['status'] | null,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action,
    objectType: 'case',
    objectId: after.id,
    before: { status: before },
    after: { status: after.status, outcome: after.outcome, version: after.version },
    reason: null,
  });
}

function conflict(): never {
  throw new DomainError('CONFLICT');
}
