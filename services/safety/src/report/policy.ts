import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';

/**
 * May this actor file a report?
 * @returns the reporter
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayFile(actor: Actor): Person {
  return requirePerson(actor);
}

/**
 * May this actor list reports? Only his own, of whatever role he is.
 * @returns the reporter
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayListOwn(actor: Actor): Person {
  return requirePerson(actor);
}
