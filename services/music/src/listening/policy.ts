import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, type Person, isPerson } from '@hotmess/shared/db/actor';

/**
 * Who listens, where it counts.
 * @returns null for someone who is not signed in: he may listen, and nothing of it is kept
 * @throws {DomainError} FORBIDDEN for a restricted session
 */
export function listenerOf(actor: Actor): Person | null {
  return isPerson(actor) ? requirePerson(actor) : null;
}
