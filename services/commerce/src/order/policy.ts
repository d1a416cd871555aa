import { requireFreshSignIn, requirePerson } from '@hotmess/shared/auth/require';
import type { Actor, Person } from '@hotmess/shared/db/actor';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import type { OrderRow } from './rows.ts';

type Parties = Pick<OrderRow, 'buyer_id' | 'seller_user_id' | 'type' | 'paid_at'>;

/**
 * May this actor see to an order's fulfilment? Its seller, and an admin, who signed in freshly; nobody for himself.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayFulfil(actor: Actor, order: Parties): void {
  const person = requirePerson(actor);
  if (person.role === 'admin' && person.userId !== order.buyer_id) return void requireFreshSignIn(actor);
  if (person.userId !== order.seller_user_id) throw new DomainError('FORBIDDEN');
}

/**
 * May this actor give an order's money back? As for fulfilment.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayRefund(actor: Actor, order: Parties): void {
  mayFulfil(actor, order);
}

/**
 * May this actor cancel an order? Its buyer until it is paid; who fulfils it also afterwards, which gives the money back.
 * @throws {DomainError} UNAUTHENTICATED, FORBIDDEN or STEP_UP_REQUIRED
 */
export function mayCancel(actor: Actor, order: Parties): Person {
  const person = requirePerson(actor);
  if (person.userId === order.buyer_id) {
    if (order.paid_at !== null)
      throw new DomainError('FORBIDDEN', 'It is paid: ask whoever sends it to cancel it.');
    return person;
  }
  mayFulfil(actor, order);
  return person;
}

/**
 * May this actor list the house's orders, and disputes?
 * @throws {DomainError} UNAUTHENTICATED or FORBIDDEN
 */
export function maySeeDesk(actor: Actor): void {
  if (requirePerson(actor).role !== 'admin') throw new DomainError('FORBIDDEN');
}
