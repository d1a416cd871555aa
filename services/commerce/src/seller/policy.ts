import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor ask to sell?
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session and for admins, who decide on sellers
 */
export function mayApply(actor: Actor): Person {
  const person = requirePerson(actor);
  if (person.role === 'admin') throw new DomainError('FORBIDDEN', 'Admins decide on sellers and are none.');
  return person;
}

/**
 * May this actor decide on this account?
 * @param ownerId whose account it is
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayDecide(actor: Actor, ownerId: string): void {
  if (requireAdmin(actor).userId === ownerId)
    throw new DomainError('FORBIDDEN', 'Nobody decides on his own account.');
}

/**
 * May this actor list accounts that are not public?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayListAccounts(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
