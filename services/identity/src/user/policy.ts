import { type Actor, type Person, isPerson } from '@hotmess/shared/db/actor';
import { requirePerson } from '@hotmess/shared/auth/require';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor see himself? A restricted person may: he has to learn that he is.
 * @throws {DomainError} UNAUTHENTICATED where nobody is signed in
 */
export function maySeeSelf(actor: Actor): Person {
  if (!isPerson(actor)) throw new DomainError('UNAUTHENTICATED');
  return actor;
}

/**
 * May this actor edit his profile?
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayEditProfile(actor: Actor): Person {
  return requirePerson(actor);
}
