import { requirePerson, requireStaff } from '@hotmess/shared/auth/require';
import { type Actor, isStaff } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';

/** What the policy must know of the actor's own seller account. */
interface OwnAccount {
  readonly id: string;
  readonly status: string;
  readonly charges_enabled: boolean;
}

/**
 * The account that the actor sells as.
 * @param own his account, where he has one
 * @throws {DomainError} FORBIDDEN where he has none
 */
export function requireSeller<Account extends OwnAccount>(own: Account | undefined): Account {
  if (!own) throw new DomainError('FORBIDDEN', 'Apply to sell first.');
  return own;
}

/**
 * May this seller offer something for sale?
 * @throws {DomainError} SELLER_NOT_READY while he is not approved, or Stripe takes no charges for him
 */
export function mayOffer(own: OwnAccount): void {
  if (own.status !== 'approved')
    throw new DomainError('SELLER_NOT_READY', `Your seller account is ${own.status}.`);
  if (!own.charges_enabled)
    throw new DomainError(
      'SELLER_NOT_READY',
      'Finish your onboarding with Stripe first: it takes no charges for you.',
    );
}

/**
 * May this seller do something to this listing?
 * @throws {DomainError} FORBIDDEN where it is another's
 */
export function mayChange(own: OwnAccount, listing: { readonly seller_id: string }): void {
  if (own.id !== listing.seller_id) throw new DomainError('FORBIDDEN', 'Only its seller does this.');
}

/**
 * May this actor review listings, as a person of staff whose sign-in is fresh?
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayReview(actor: Actor): void {
  requireStaff(actor);
}

/**
 * May he review this one?
 * @param ownSellerId the account that he sells as, where he has one
 * @throws {DomainError} FORBIDDEN where it is his own
 */
export function mayReviewThis(
  ownSellerId: string | undefined,
  listing: { readonly seller_id: string },
): void {
  if (ownSellerId === listing.seller_id)
    throw new DomainError('FORBIDDEN', 'Nobody reviews his own listing.');
}

/**
 * May this actor see what waits for review?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function mayListForReview(actor: Actor): void {
  if (!isStaff(requirePerson(actor))) throw new DomainError('FORBIDDEN', 'Only moderators review listings.');
}
