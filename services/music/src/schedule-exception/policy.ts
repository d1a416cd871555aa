import { requireAdmin } from '@hotmess/shared/auth/require';
import type { Actor } from '@hotmess/shared/db/actor';

/**
 * May this actor say what one date has in a block's place?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayExcept(actor: Actor): void {
  requireAdmin(actor);
}
