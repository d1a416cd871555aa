import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor say what is on air, and take it back?
 * @returns the person, who is kept with what he said
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function maySetNowPlaying(actor: Actor): Person {
  return requireAdmin(actor);
}

/**
 * May this actor see what was said to be on air, and by whom?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function maySeeHistory(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
