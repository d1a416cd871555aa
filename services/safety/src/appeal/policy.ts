import { requireStaff } from '@hotmess/shared/auth/require';
import { type Actor, type Person, isPerson } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * The person who acts, restricted or not: whoever is suspended or banned still reads what was decided about him, and
 * appeals.
 * @throws {DomainError} UNAUTHENTICATED
 */
export function requireConcerned(actor: Actor): Person {
  if (!isPerson(actor)) throw new DomainError('UNAUTHENTICATED');
  return actor;
}

/**
 * May this actor decide this appeal? Not his own, and not one against what he did.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayDecide(
  actor: Actor,
  appeal: { readonly appellant_id: string },
  action: { readonly created_by: string | null },
): Person {
  const person = requireStaff(actor);
  if (appeal.appellant_id === person.userId || action.created_by === person.userId)
    throw new DomainError('FORBIDDEN', 'Another moderator than the one who acted decides an appeal.');
  return person;
}
