import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/** What the policy must know of a listing. */
interface Offered {
  readonly seller_id: string | null;
}

/** May this actor draft a listing? @throws {DomainError} UNAUTHENTICATED, or FORBIDDEN for a restricted session */
export function mayOffer(actor: Actor): Person {
  return requirePerson(actor);
}

/** May this actor edit, submit, withdraw or remove this listing? @throws {DomainError} UNAUTHENTICATED or FORBIDDEN */
export function mayManage(actor: Actor, listing: Offered): Person {
  const person = requirePerson(actor);
  if (person.userId !== listing.seller_id) throw new DomainError('FORBIDDEN', 'Only its seller may do this.');
  return person;
}

/**
 * May this actor review this listing? Nobody his own.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayReviewListing(actor: Actor, listing: Offered): void {
  if (requireStaff(actor).userId === listing.seller_id)
    throw new DomainError('FORBIDDEN', 'Nobody reviews his own listing.');
}

/** What a person must be able to prove of a beacon. */
export type EvidenceRequirement = 'none' | 'proof_post' | 'qr_scan' | 'both';

/**
 * What of a requirement is missing; SPEC.md, "Evidence Requirements".
 * @returns the kinds of proof that are missing, none where it is met
 */
export function missingProof(
  required: EvidenceRequirement,
  proof: { readonly proofPost: boolean; readonly qrScan: boolean },
): ('PROOF_POST' | 'QR_SCAN')[] {
  const needsPost = required === 'proof_post' || required === 'both';
  const needsScan = required === 'qr_scan' || required === 'both';
  return [
    ...(needsPost && !proof.proofPost ? (['PROOF_POST'] as const) : []),
    ...(needsScan && !proof.qrScan ? (['QR_SCAN'] as const) : []),
  ];
}

/**
 * The highest price that the cap allows, rounded down to whole units; DOMAIN.md, "Nightlife".
 * @param faceValue smallest units of the currency
 * @param percent `max_resale_percent`
 */
export function highestPrice(faceValue: number, percent: number): number {
  return Math.floor((faceValue * percent) / 100);
}
