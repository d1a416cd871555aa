import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor read the audit log?
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for everyone but admins
 */
export function mayReadAudit(actor: Actor): Person {
  const person = requirePerson(actor);
  if (person.role !== 'admin') throw new DomainError('FORBIDDEN');
  return person;
}
