import { requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import { type ConsentKind, OPTIONAL_CONSENTS, REQUIRED_CONSENTS } from './input.ts';

type Given = readonly { readonly kind: ConsentKind }[];

/**
 * Nobody gets an account without the required consents.
 * @throws {DomainError} CONSENT_REQUIRED naming the missing kinds
 */
export function requireConsents(given: Given): void {
  const missing = REQUIRED_CONSENTS.filter((kind) => !given.some((consent) => consent.kind === kind));
  if (missing.length === 0) return;
  const names = missing.map((kind) => kind.toUpperCase()).join(', ');
  throw new DomainError('CONSENT_REQUIRED', `These consents are required: ${names}.`, { missing: names });
}

/**
 * One consent of a kind.
 * @throws {DomainError} BAD_USER_INPUT
 */
export function refuseDuplicates(given: Given): void {
  if (new Set(given.map(({ kind }) => kind)).size < given.length)
    badInput('consents', 'consents: names a kind twice');
}

/**
 * May this actor grant or withdraw this consent by itself?
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session and for required consents
 */
export function mayChange(actor: Actor, kind: ConsentKind): Person {
  const person = requirePerson(actor);
  if (!OPTIONAL_CONSENTS.some((optional) => optional === kind))
    throw new DomainError('FORBIDDEN', 'An account stands on this consent; it ends with the account.');
  return person;
}
