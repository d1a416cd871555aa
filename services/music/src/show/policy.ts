import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor make shows and move them?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayManageShows(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN', 'Only admins manage shows.');
}
