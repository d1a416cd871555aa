import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { userReinstated, userSuspended } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { Tx } from '@hotmess/shared/db/transaction';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { userMachine } from '../user/machine.ts';
import { changeUser, listRoles, lockUser } from '../user/queries.ts';
import type { UserRow } from '../user/rows.ts';
import type { AccountCommands } from './commands.ts';
import { suspensionInput } from './input.ts';
import { maySuspend } from './policy.ts';
import { hasSuspendedHimself } from './queries.ts';
import type { AccountRow } from './rows.ts';

/**
 * Suspends a user, or lifts a suspension: what is between a warning and a ban, at once and without a case. His tokens end
 * within seconds, and his next ones are restricted. One who suspended himself by withdrawing a consent lets himself in
 * again, nobody else does.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN (oneself, an admin by a moderator), STEP_UP_REQUIRED, NOT_FOUND,
 *   BAD_USER_INPUT, CONFLICT, INVALID_TRANSITION
 */
export async function setSuspension(
  deps: AccountCommands,
  actor: Actor,
  command: 'suspend' | 'reinstate',
  { userId: rawId, ...raw }: { readonly userId: string } & Readonly<Record<string, unknown>>,
): Promise<AccountRow> {
  requirePerson(actor);
  const userId = entityId(rawId);
  const { reason, version } = validInput(suspensionInput, raw);
  // Who is an admin is the system's to read; the row-level policies of `users` say the same to staff by SQL.
  return deps.database.inTransaction(systemActor('set-suspension'), async (tx) => {
    const user = (await lockUser(tx.db, userId)) ?? notFound();
    const judge = maySuspend(actor, userId, await listRoles(tx.db, userId));
    if (user.status === 'erased') notFound();
    if (version != null && version !== user.version) throw new DomainError('CONFLICT');
    const changed = await move(tx, command, user);
    await deps.auditor.recordAudit(tx, {
      actor: judge,
      action: `user.${command}`,
      objectType: 'user',
      objectId: userId,
      subjectId: userId,
      before: { status: user.status },
      after: { status: changed.status },
      reason,
    });
    return { ...changed, seenBy: judge };
  });
}

async function move(tx: Tx<DB>, command: 'suspend' | 'reinstate', user: UserRow): Promise<UserRow> {
  const suspends = command === 'suspend';
  if (!suspends && (user.status !== 'suspended' || (await hasSuspendedHimself(tx.db, user.id))))
    throw new DomainError('INVALID_TRANSITION', 'No member of staff suspended this account.');
  const changed = await changeUser(tx.db, user, { status: userMachine.next(command, user.status) });
  if (!changed) throw new DomainError('CONFLICT');
  appendEvent(tx, suspends ? userSuspended : userReinstated, {
    entityId: user.id,
    data: { userId: user.id, version: changed.version, actionId: null },
  });
  return changed;
}
