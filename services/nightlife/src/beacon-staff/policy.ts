import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor say who stands at this beacon's door?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayAddStaff(actor: Actor, beacon: { readonly host_id: string }): void {
  if (requirePerson(actor).userId !== beacon.host_id)
    throw new DomainError('FORBIDDEN', 'Only its host names its staff.');
}

/**
 * May this actor take this person off this beacon's door?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, or STEP_UP_REQUIRED for an admin
 */
export function mayRemoveStaff(actor: Actor, beacon: { readonly host_id: string }, userId: string): void {
  const person = requirePerson(actor);
  if (person.userId === beacon.host_id || person.userId === userId) return;
  if (person.role !== 'admin') throw new DomainError('FORBIDDEN', 'Only its host says who is its staff.');
  requireAdmin(actor);
}
