import { STEP_UP_SECONDS, requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { requireConcerned } from '../appeal/policy.ts';

/**
 * May this actor ask for his data, and follow what he asked for? Restricted or not: it is his right.
 * @throws {DomainError} UNAUTHENTICATED
 */
export function mayAsk(actor: Actor): Person {
  return requireConcerned(actor);
}

/**
 * May this actor prove by his sign-in that a request is his own, and carry its result away?
 * @throws {DomainError} UNAUTHENTICATED, or STEP_UP_REQUIRED where his sign-in is older than 15 minutes
 */
export function mayConfirm(actor: Actor, now: Date): Person {
  const person = requireConcerned(actor);
  if (now.getTime() / 1000 - person.authTime > STEP_UP_SECONDS) throw new DomainError('STEP_UP_REQUIRED');
  return person;
}

/** May this actor see the requests of others? @throws {DomainError} UNAUTHENTICATED or FORBIDDEN */
export function mayOversee(actor: Actor): Person {
  const person = requirePerson(actor);
  if (person.role !== 'admin') throw new DomainError('FORBIDDEN');
  return person;
}

/**
 * May this actor reject this request, or hold it?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayDecideRequest(actor: Actor, request: { readonly user_id: string }): Person {
  const admin = requireAdmin(actor);
  if (request.user_id === admin.userId) throw new DomainError('FORBIDDEN', 'Nobody decides his own request.');
  return admin;
}
