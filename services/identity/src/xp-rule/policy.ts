import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';

/**
 * May this actor see the rules? Whoever is signed in: they are how he earns.
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayReadRules(actor: Actor): Person {
  return requirePerson(actor);
}

/**
 * May this actor change what earns how much?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayChangeRules(actor: Actor): Person {
  return requireAdmin(actor);
}
