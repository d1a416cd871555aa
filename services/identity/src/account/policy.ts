import { requireAdmin, requirePerson, requireStaff } from '@hotmess/shared/auth/require';
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

/**
 * May this actor suspend this user, or lift it?
 * @param roles the user's staff roles
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN for oneself and for a moderator who meets an admin, STEP_UP_REQUIRED
 */
export function maySuspend(actor: Actor, userId: string, roles: readonly string[]): Person {
  const judge = requireStaff(actor);
  if (judge.userId === userId) throw new DomainError('FORBIDDEN', 'Nobody suspends himself here.');
  if (judge.role !== 'admin' && roles.includes('admin'))
    throw new DomainError('FORBIDDEN', 'Only an admin acts on an admin.');
  return judge;
}
