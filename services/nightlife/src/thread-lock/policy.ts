import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';

/**
 * May this actor lock and unlock this beacon's thread? Its host may, and moderators.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayLockThread(actor: Actor, beacon: { readonly host_id: string }): Person {
  const person = requirePerson(actor);
  return person.userId === beacon.host_id ? person : requireStaff(actor);
}
