import type { Actor } from '@hotmess/shared/db/actor';
import { isStaff } from '@hotmess/shared/db/actor';
import { requireAdmin, requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import type { BeaconCommand } from './machine.ts';

/** What the policy must know of a beacon. */
interface Hosted {
  readonly host_id: string;
}

/** Steps that belong to a beacon's host alone. */
const HOST_STEPS: readonly BeaconCommand[] = ['submit', 'withdraw', 'end'];
/** Steps of moderators and admins, on the beacons of others. */
const REVIEW_STEPS: readonly BeaconCommand[] = ['approve', 'reject'];

/**
 * May this actor draft a beacon?
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session
 */
export function mayCreate(actor: Actor): void {
  requirePerson(actor);
}

/**
 * May this actor change this draft's content?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayEdit(actor: Actor, beacon: Hosted): void {
  if (requirePerson(actor).userId !== beacon.host_id)
    throw new DomainError('FORBIDDEN', 'Only its host edits it.');
}

/**
 * May this actor take this step with this beacon, if its state allows it?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, or STEP_UP_REQUIRED for staff at the beacons of others
 */
export function mayStep(actor: Actor, command: BeaconCommand, beacon: Hosted): void {
  const person = requirePerson(actor);
  const own = person.userId === beacon.host_id;
  if (REVIEW_STEPS.includes(command)) {
    if (!isStaff(person)) throw new DomainError('FORBIDDEN', 'Only moderators review beacons.');
    if (own) throw new DomainError('FORBIDDEN', 'Nobody reviews his own beacon.');
    requireStaff(person);
    return;
  }
  if (own && (HOST_STEPS.includes(command) || command === 'archive')) return;
  if (command === 'archive' && person.role === 'admin') return void requireAdmin(person);
  throw new DomainError('FORBIDDEN', 'Only its host may do this.');
}

/**
 * May this actor see what waits for review?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayReview(actor: Actor): void {
  if (!isStaff(requirePerson(actor))) throw new DomainError('FORBIDDEN', 'Only moderators review beacons.');
}

/**
 * May this actor say something of this beacon that only moderators say?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED
 */
export function mayModerate(actor: Actor, beacon: Hosted): void {
  if (requireStaff(actor).userId === beacon.host_id)
    throw new DomainError('FORBIDDEN', 'Nobody moderates his own beacon.');
}
