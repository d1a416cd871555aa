import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor make releases, change and move them?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayManageReleases(actor: Actor): void {
  requireAdmin(actor);
}

/**
 * May this actor list releases that are not out?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayListReleases(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
