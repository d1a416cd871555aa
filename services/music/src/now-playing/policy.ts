import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor say what is on air?
 * @returns the person, who is kept with what he said
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function maySetNowPlaying(actor: Actor): Person {
  const person = requirePerson(actor);
  if (person.role !== 'admin') throw new DomainError('FORBIDDEN', 'Only admins say what is on air.');
  return person;
}
