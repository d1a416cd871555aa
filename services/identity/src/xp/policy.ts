import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor adjust this person's XP? Nobody his own.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayAdjust(actor: Actor, userId: string): Person {
  const person = requireAdmin(actor);
  if (person.userId === userId)
    throw new DomainError('FORBIDDEN', 'Nobody adjusts his own XP; another admin does.');
  return person;
}

/**
 * May this actor see this person's XP? His own, and admins everyone's; to others there is no such thing.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN for a restricted session, NOT_FOUND
 */
export function maySeeAccount(actor: Actor, userId: string): Person {
  const person = requirePerson(actor);
  return person.role === 'admin' || person.userId === userId ? person : notFound();
}
