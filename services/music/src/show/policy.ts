import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor make shows, change and move them?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayManageShows(actor: Actor): void {
  requireAdmin(actor);
}

/**
 * May this actor list shows that are not live?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayListShows(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
