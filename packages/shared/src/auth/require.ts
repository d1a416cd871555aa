import { type Actor, type Person, isPerson, isStaff } from '../db/actor.ts';
import { DomainError } from '../errors/domain-error.ts';

/** How long after proving who he is a member of staff may act as such, in seconds. */
export const STEP_UP_SECONDS = 15 * 60;

/**
 * The person who acts, where one does and his account is in order.
 * @throws {DomainError} UNAUTHENTICATED where nobody is signed in, FORBIDDEN for a restricted session,
 *   CONSENT_REQUIRED where it is restricted until he agrees to something
 */
export function requirePerson(actor: Actor): Person {
  if (!isPerson(actor)) throw new DomainError('UNAUTHENTICATED');
  if (actor.consentRequired)
    throw new DomainError(
      'CONSENT_REQUIRED',
      'Agree to the present terms first; `me` says which are missing.',
    );
  if (actor.restricted) throw new DomainError('FORBIDDEN', 'Your account is restricted.');
  return actor;
}

/**
 * The person who acts, where he proved who he is in the last 15 minutes; a refresh does not count.
 * @throws {DomainError} as `requirePerson`, and STEP_UP_REQUIRED where his sign-in is older
 */
export function requireFreshSignIn(actor: Actor, now = new Date()): Person {
  const person = requirePerson(actor);
  if (now.getTime() / 1000 - person.authTime > STEP_UP_SECONDS) throw new DomainError('STEP_UP_REQUIRED');
  return person;
}

/**
 * The moderator or admin who acts as such. For commands; what staff read asks for no fresh sign-in.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN for everyone else, STEP_UP_REQUIRED
 */
export function requireStaff(actor: Actor, now = new Date()): Person {
  if (!isStaff(requirePerson(actor))) throw new DomainError('FORBIDDEN');
  return requireFreshSignIn(actor, now);
}

/**
 * The admin who acts as such. For commands; what admins read asks for no fresh sign-in.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN for everyone else, STEP_UP_REQUIRED
 */
export function requireAdmin(actor: Actor, now = new Date()): Person {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
  return requireFreshSignIn(actor, now);
}
