import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, isStaff } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/**
 * May this actor mint tokens of this beacon?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, or INVALID_TRANSITION where the beacon is not live
 */
export function mayMint(actor: Actor, beacon: { host_id: string; status: string }): void {
  const person = requirePerson(actor);
  if (person.userId !== beacon.host_id && !isStaff(person))
    throw new DomainError('FORBIDDEN', 'Only its host and staff mint its tokens.');
  if (beacon.status !== 'live')
    throw new DomainError('INVALID_TRANSITION', 'Tokens are minted while the beacon is live.');
}

/**
 * May this actor revoke tokens at all? Which ones, the RLS policies say.
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayRevoke(actor: Actor): void {
  requirePerson(actor);
}
