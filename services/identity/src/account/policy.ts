import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, type Person, isStaff } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor look at accounts? To others there are none.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN for a restricted session, NOT_FOUND for everyone who is no staff
 */
export function maySeeAccounts(actor: Actor): Person {
  const person = requirePerson(actor);
  return isStaff(person) ? person : notFound();
}

/**
 * May this actor change the roles of this user? Nobody changes his own, so an admin is always left.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function maySetRoles(actor: Actor, userId: string): Person {
  const admin = requireAdmin(actor);
  if (admin.userId === userId) throw new DomainError('FORBIDDEN', 'Another admin has to change your roles.');
  return admin;
}
