import type { Tx } from '@hotmess/shared/db/transaction';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { userRolesChanged } from '@hotmess/shared/events/identity';
import { appendEvent } from '@hotmess/shared/events/outbox';
import type { DB } from '../generated/database.ts';
import { addRole } from '../account/queries.ts';
import { listRoles, lockUser } from './queries.ts';

/**
 * Gives a user a staff role, in a transaction of the system; whoever calls it has to know that he may. Giving it
 * again changes nothing.
 * @throws {DomainError} NOT_FOUND where there is no such user
 */
export async function grantRole(tx: Tx<DB>, userId: string, role: 'moderator' | 'admin'): Promise<void> {
  if (!(await lockUser(tx.db, userId))) notFound();
  if (!(await addRole(tx.db, userId, role, null))) return;
  // The database counted him up, and with him the generation of his tokens.
  const changed = (await lockUser(tx.db, userId)) ?? notFound();
  appendEvent(tx, userRolesChanged, {
    entityId: userId,
    data: { userId, version: changed.version, roles: ['user', ...(await listRoles(tx.db, userId))] },
  });
}
