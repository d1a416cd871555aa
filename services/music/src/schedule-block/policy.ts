import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor change the week's schedule?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function maySchedule(actor: Actor): void {
  requireAdmin(actor);
}

/**
 * May this actor list every block, also those that are not on air?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayListBlocks(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
