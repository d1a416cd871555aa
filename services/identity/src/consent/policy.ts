import { requireAdmin, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import { maySeeSelf } from '../user/policy.ts';
import type { DocumentRow } from './documents.ts';
import { type ConsentKind, REQUIRED_CONSENTS } from './input.ts';

type Given = readonly { readonly kind: ConsentKind }[];

/** True for those that an account stands on. */
export function isRequired(kind: ConsentKind): boolean {
  return REQUIRED_CONSENTS.some((required) => required === kind);
}

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
 * One agrees to what there is: the version in force, or one that is to come.
 * @throws {DomainError} CONSENT_REQUIRED for a required document, BAD_USER_INPUT for others; both name the version
 */
export function requirePresentVersion(
  documents: readonly DocumentRow[],
  { kind, documentVersion }: { readonly kind: ConsentKind; readonly documentVersion: string },
): void {
  const present = documents.filter((document) => document.kind === kind);
  if (present.some((document) => document.document_version === documentVersion)) return;
  const inForce = present.find((document) => document.in_force)?.document_version ?? 'unknown';
  const message = `${kind.toUpperCase()}: the version in force is ${inForce}.`;
  if (!isRequired(kind)) badInput('documentVersion', message);
  throw new DomainError('CONSENT_REQUIRED', message, {
    missing: kind.toUpperCase(),
    documentVersion: inForce,
  });
}

/**
 * May this actor grant this consent? A required one also in a restricted session: it may be what restricts it.
 * @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session and optional consents
 */
export function mayGrant(actor: Actor, kind: ConsentKind): Person {
  return isRequired(kind) ? maySeeSelf(actor) : requirePerson(actor);
}

/**
 * May this actor withdraw this consent? Any, whenever he likes; an account stands on a required one, so he has to say
 * that he means it.
 * @throws {DomainError} UNAUTHENTICATED, or CONSENT_REQUIRED saying what the ways out are
 */
export function mayWithdraw(actor: Actor, kind: ConsentKind, suspendAccount: boolean): Person {
  const person = maySeeSelf(actor);
  if (isRequired(kind) && !suspendAccount)
    throw new DomainError(
      'CONSENT_REQUIRED',
      'An account stands on this consent. Withdraw it with suspendAccount: true, which suspends your account until ' +
        'you grant it again, or ask for your data to be erased.',
      { kind: kind.toUpperCase() },
    );
  return person;
}

/**
 * May this actor publish a document?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayPublishDocument(actor: Actor): Person {
  return requireAdmin(actor);
}
