import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isStaff } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findBeacon } from '../beacon/queries.ts';
import type { BeaconRow } from '../beacon/rows.ts';
import type { DB } from '../generated/database.ts';
import { moderationReason } from '../post/input.ts';
import { appendSystemPost } from '../post/system-post.ts';
import { mayLockThread } from './policy.ts';
import { deleteLock, insertLock } from './queries.ts';

export interface ThreadLockCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

interface LockInput {
  readonly beaconId: string;
  readonly reason: string;
}

/**
 * Locks a beacon's thread: from the commit on it takes no more posts.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, or INVALID_TRANSITION
 *   where it is locked already
 */
export function lockThread(deps: ThreadLockCommands, actor: Actor, input: LockInput): Promise<BeaconRow> {
  return onThread(deps, actor, 'lock', input, async (tx, beacon, reason, userId) => {
    if (!(await insertLock(tx.db, { beacon_id: beacon.id, locked_by: userId, reason })))
      throw new DomainError('INVALID_TRANSITION', 'It is locked already.');
    appendSystemPost(tx, beacon.id, 'This thread is locked.');
  });
}

/**
 * Unlocks a beacon's thread; a host opens only what he locked himself.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED, NOT_FOUND, BAD_USER_INPUT, or INVALID_TRANSITION
 *   where it is not locked, or not by the host
 */
export function unlockThread(deps: ThreadLockCommands, actor: Actor, input: LockInput): Promise<BeaconRow> {
  return onThread(deps, actor, 'unlock', input, async (tx, beacon) => {
    if (!(await deleteLock(tx.db, beacon.id)))
      throw new DomainError('INVALID_TRANSITION', 'It is not locked, or a moderator locked it.');
    appendSystemPost(tx, beacon.id, 'This thread is open again.');
  });
}

async function onThread(
  deps: ThreadLockCommands,
  actor: Actor,
  verb: 'lock' | 'unlock',
  input: LockInput,
  work: (tx: Tx<DB>, beacon: BeaconRow, reason: string, userId: string) => Promise<void>,
): Promise<BeaconRow> {
  requirePerson(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const beacon = (await findBeacon(tx.db, entityId(input.beaconId))) ?? notFound();
    const { userId } = mayLockThread(actor, beacon);
    const reason = validInput(moderationReason, input.reason);
    await work(tx, beacon, reason, userId);
    // What a host does in his own thread is his affair.
    if (isStaff(actor) && userId !== beacon.host_id)
      await deps.auditor.recordAudit(tx, {
        actor: tx.actor,
        action: `thread.${verb}`,
        objectType: 'beacon',
        objectId: beacon.id,
        subjectId: beacon.host_id,
        before: { locked: verb === 'unlock' },
        after: { locked: verb === 'lock' },
        reason,
      });
    return beacon;
  });
}
