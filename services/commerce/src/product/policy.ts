import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor run the shop: products, variants, stock, drops and rates?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayManage(actor: Actor): void {
  requireAdmin(actor);
}

/**
 * May this actor see how the shop is run: exact stock and its movements?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function maySeeShop(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
