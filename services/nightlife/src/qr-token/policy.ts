import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import { type Actor, type Person, isStaff } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/** What the policy must know of a door. */
export interface Door {
  readonly host_id: string;
  /** Whether the actor is on the list of its staff. */
  readonly onStaff: boolean;
}

/**
 * May this actor mint tokens of this scope for this door?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED for moderators at the doors of others, or
 *   INVALID_TRANSITION where the beacon is not live
 */
export function mayMint(actor: Actor, door: Door & { readonly status: string }, scope: string): void {
  mayRun(actor, door, scope, 'mint');
  if (door.status !== 'live')
    throw new DomainError('INVALID_TRANSITION', 'Tokens are minted while the beacon is live.');
}

/**
 * May this actor revoke all tokens of this door, or those of one scope?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, or STEP_UP_REQUIRED for moderators at the doors of others
 */
export function mayRevokeAll(actor: Actor, door: Door, scope: string | null | undefined): void {
  mayRun(actor, door, scope ?? 'staff', 'revoke');
}

/**
 * May this actor revoke tokens at all? Which ones, the RLS policies say.
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayRevoke(actor: Actor): Person {
  return requirePerson(actor);
}

/** Tokens for staff are the host's own affair: who stands at the door does not say who else does. */
function mayRun(actor: Actor, door: Door, scope: string, verb: 'mint' | 'revoke'): void {
  const person = requirePerson(actor);
  if (person.userId === door.host_id) return;
  if (door.onStaff && scope !== 'staff') return;
  if (!isStaff(person)) throw new DomainError('FORBIDDEN', `Only its host and staff ${verb} its tokens.`);
  requireStaff(actor);
}
