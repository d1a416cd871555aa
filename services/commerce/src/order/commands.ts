import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import type { Dependencies } from '../context.ts';
import { cancelIntent } from '../payment/intents.ts';
import { wakeIntents } from '../payment/refresh.ts';
import { cancelUnpaid } from '../payment/release.ts';
import { requestRefund } from '../refund/request.ts';
import { sendRefunds } from '../refund/send.ts';
import { type FulfilmentCommand, fulfilmentMachine } from './machine.ts';
import { mayCancel, mayFulfil } from './policy.ts';
import { changeOrder, changeSeenOrder, findItems, findOrder, lockOrder } from './queries.ts';
import type { OrderRow } from './rows.ts';

type OrderDeps = Pick<Dependencies, 'database' | 'auditor' | 'stripe'>;

const SYSTEM = systemActor('cancel-order');

/** What a client sends to move an order that he saw. */
export interface OrderInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

const tracking = z.object({
  carrier: line.min(1, 'is empty').max(80, 'has more than 80 characters').nullish(),
  trackingNumber: line.min(1, 'is empty').max(80, 'has more than 80 characters').nullish(),
});
const cancelReason = lines
  .min(10, 'needs at least 10 characters')
  .max(2_000, 'has more than 2,000 characters');

/** Begins to see to a paid order. */
export function processOrder(deps: OrderDeps, actor: Actor, input: OrderInput): Promise<OrderRow> {
  return step(deps, actor, 'process', input, () => ({}));
}

/** Sends an order, with how it travels. */
export function shipOrder(
  deps: OrderDeps,
  actor: Actor,
  { id, version, ...raw }: OrderInput & Readonly<Record<string, unknown>>,
): Promise<OrderRow> {
  const { carrier, trackingNumber } = validInput(tracking, raw);
  if (trackingNumber != null && carrier == null) badInput('carrier', 'A tracking number needs its carrier.');
  return step(deps, actor, 'ship', { id, version }, () => ({
    carrier: carrier ?? null,
    tracking_number: trackingNumber ?? null,
    shipped_at: new Date(),
  }));
}

/** Notes that an order arrived. */
export function deliverOrder(deps: OrderDeps, actor: Actor, input: OrderInput): Promise<OrderRow> {
  return step(deps, actor, 'deliver', input, () => ({ delivered_at: new Date() }));
}

async function step(
  deps: OrderDeps,
  actor: Actor,
  command: Exclude<FulfilmentCommand, 'cancel'>,
  input: OrderInput,
  changeNow: () => Parameters<typeof changeSeenOrder>[2],
): Promise<OrderRow> {
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findOrder(tx.db, entityId(input.id))) ?? notFound();
    mayFulfil(actor, seen);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    const status = fulfilmentMachine.next(command, seen.fulfilment_status);
    if (seen.payment_status !== 'paid')
      throw new DomainError('INVALID_TRANSITION', `Its payment is ${seen.payment_status}.`);
    const moved = await changeSeenOrder(tx.db, seen, { ...changeNow(), fulfilment_status: status });
    if (!moved) throw new DomainError('CONFLICT');
    if (actor.role === 'admin')
      await deps.auditor.recordAudit(tx, {
        actor,
        action: `order.${command}`,
        objectType: 'order',
        objectId: seen.id,
        subjectId: seen.buyer_id,
        before: { fulfilmentStatus: seen.fulfilment_status },
        after: {
          fulfilmentStatus: moved.fulfilment_status,
          carrier: moved.carrier,
          trackingNumber: moved.tracking_number,
        },
        reason: null,
      });
    return moved;
  });
}

/**
 * Cancels an order. Of one that is not paid, Stripe is told first, so that it cannot be paid afterwards; one that is paid is
 * cancelled by who fulfils it, and its money goes back.
 * @throws {DomainError} CONFLICT where the payment is under way or has just arrived
 */
export async function cancelOrder(
  deps: OrderDeps,
  actor: Actor,
  input: OrderInput & { readonly reason?: string | null | undefined },
): Promise<OrderRow> {
  const reason = input.reason == null ? null : validInput(cancelReason, input.reason);
  const seen = (await findOrder(deps.database.as(actor), entityId(input.id))) ?? notFound();
  mayCancel(actor, seen);
  if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
  fulfilmentMachine.next('cancel', seen.fulfilment_status);
  if (seen.paid_at === null) await stopPayment(deps, seen.id);
  else if (reason === null) badInput('reason', 'Say why it is cancelled.');
  const refund = await deps.database.inTransaction(SYSTEM, async (tx) => {
    const order = (await lockOrder(tx.db, seen.id)) ?? notFound();
    if (seen.paid_at !== null && order.version !== seen.version) throw new DomainError('CONFLICT');
    if (actor.role === 'admin')
      await deps.auditor.recordAudit(tx, {
        actor,
        action: 'order.cancel',
        objectType: 'order',
        objectId: seen.id,
        subjectId: seen.buyer_id,
        before: { fulfilmentStatus: order.fulfilment_status },
        after: { fulfilmentStatus: 'cancelled' },
        reason,
      });
    if (order.paid_at === null) {
      await cancelUnpaid(tx, order);
      return null;
    }
    if (seen.paid_at === null) throw new DomainError('CONFLICT', 'It has just been paid.');
    await changeOrder(tx.db, order.id, {
      fulfilment_status: fulfilmentMachine.next('cancel', order.fulfilment_status),
      cancelled_at: new Date(),
    });
    if (order.refund_requested_pence === order.total_pence) return null;
    return requestRefund(tx, order, await findItems(tx.db, [order.id]), {
      cause: 'cancelled',
      reason,
      restock: true,
      what: 'rest',
    });
  });
  if (refund) await sendRefunds(deps, [refund]);
  return (await findOrder(deps.database.as(actor), seen.id)) ?? notFound();
}

/** @throws {DomainError} CONFLICT where it is too late */
async function stopPayment(deps: OrderDeps, orderId: string): Promise<void> {
  const db = deps.database.as(SYSTEM);
  const order = await db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  if (order.intent_settled) return;
  const status = await cancelIntent(deps, order);
  if (status === 'canceled') return;
  if (order.stripe_payment_intent_id !== null) await wakeIntents(db, [order.stripe_payment_intent_id]);
  throw new DomainError('CONFLICT', 'Its payment is under way or has just arrived.');
}
