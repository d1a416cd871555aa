import { type Actor, type Person, isPerson } from '../db/actor.ts';
import { DomainError } from '../errors/domain-error.ts';

/**
 * The person who acts, where one does and his account is in order.
 * @throws {DomainError} UNAUTHENTICATED where nobody is signed in, FORBIDDEN for a restricted session
 */
export function requirePerson(actor: Actor): Person {
  if (!isPerson(actor)) throw new DomainError('UNAUTHENTICATED');
  if (actor.restricted) throw new DomainError('FORBIDDEN', 'Your account is restricted.');
  return actor;
}
