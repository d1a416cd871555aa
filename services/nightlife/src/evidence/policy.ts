import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor verify that this person has what he says?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayVerify(actor: Actor, userId: string): Person {
  const admin = requireAdmin(actor);
  if (admin.userId === userId) throw new DomainError('FORBIDDEN', 'Nobody verifies himself.');
  return admin;
}

/** May this actor read whole evidence chains? @throws {DomainError} UNAUTHENTICATED or FORBIDDEN */
export function mayReadChain(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
