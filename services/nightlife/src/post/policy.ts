import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/** What the policy must know of a post. */
interface Written {
  readonly author_id: string | null;
}

/** May this actor write into a thread? @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session */
export function mayWrite(actor: Actor): Person {
  return requirePerson(actor);
}

/**
 * May this actor remove this post? Its author may, and moderators.
 * @returns whether he does so as a moderator
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayRemove(actor: Actor, post: Written): { readonly asStaff: boolean } {
  if (requirePerson(actor).userId === post.author_id) return { asStaff: false };
  requireStaff(actor);
  return { asStaff: true };
}

/** May this actor moderate this post? Nobody his own. @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED */
export function mayModerate(actor: Actor, post: Written): void {
  if (requireStaff(actor).userId === post.author_id)
    throw new DomainError('FORBIDDEN', 'Nobody moderates his own post.');
}
