import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import { type Actor, type Person, isStaff } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor see cases and what belongs to them?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayReadCases(actor: Actor): Person {
  const person = requirePerson(actor);
  if (!isStaff(person)) throw new DomainError('FORBIDDEN', 'Only moderators work on cases.');
  return person;
}

/** What the policy must know of a case. */
interface Concerned {
  readonly owner_id: string | null;
  readonly target_type: string;
  readonly target_id: string;
}

/**
 * May this actor work on this case? Not on one about himself, and not on one that he reported.
 * @param reportedByHim whether a report in it is his
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayWorkOn(actor: Actor, found: Concerned, reportedByHim: boolean): Person {
  const person = requireStaff(actor);
  const aboutHim =
    found.owner_id === person.userId || (found.target_type === 'user' && found.target_id === person.userId);
  if (aboutHim || reportedByHim)
    throw new DomainError('FORBIDDEN', 'You have a part in this case; another moderator decides it.');
  return person;
}
