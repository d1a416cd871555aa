import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { userReinstated, userSuspended } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import { sql } from 'kysely';
import { missingConsents } from '../consent/missing.ts';
import type { DB } from '../generated/database.ts';
import { type UserStatus, userMachine } from './machine.ts';
import { changeUser, lockUser } from './queries.ts';

/**
 * Suspends a person who withdrew what his account stands on. His sessions stay, restricted: he can grant it again, or
 * ask for erasure. On one who is suspended or banned already it changes nothing.
 */
export async function suspendSelf(tx: Tx<DB>, userId: string): Promise<UserStatus> {
  const seen = (await lockUser(tx.db, userId)) ?? notFound();
  if (seen.status !== 'active') return seen.status;
  const status = userMachine.next('suspend', seen.status);
  const suspended = await changeUser(tx.db, seen, { status, self_suspended: true });
  if (!suspended) throw new DomainError('CONFLICT');
  appendEvent(tx, userSuspended, {
    entityId: userId,
    data: { userId, version: suspended.version, actionId: null },
  });
  return status;
}

/** Lets a person in again who suspended himself, once nothing is missing; else tells how he stands. */
export async function letInAgain(tx: Tx<DB>, userId: string): Promise<UserStatus> {
  const seen = (await lockUser(tx.db, userId)) ?? notFound();
  const { rows } = await sql<{ self: boolean; missing: string[] }>`
    select self_suspended as self, ${missingConsents(sql.ref('users.id'))} as missing
    from users where id = ${userId}`.execute(tx.db);
  const { self, missing } = rows[0]!;
  if (seen.status !== 'suspended' || !self || missing.length > 0) return seen.status;
  const status = userMachine.next('reinstate', seen.status);
  const active = await changeUser(tx.db, seen, { status });
  if (!active) throw new DomainError('CONFLICT');
  appendEvent(tx, userReinstated, {
    entityId: userId,
    data: { userId, version: active.version, actionId: null },
  });
  return status;
}
