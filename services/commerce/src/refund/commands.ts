import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import type { Dependencies } from '../context.ts';
import { findItems, findOrder, lockOrder } from '../order/queries.ts';
import { mayRefund } from '../order/policy.ts';
import { requestRefund } from './request.ts';
import type { RefundRow } from './rows.ts';
import { sendRefunds } from './send.ts';

const SYSTEM = systemActor('refund-order');

const refundInput = z.object({
  lines: z
    .array(
      z.object({
        lineId: z.uuid('is not an id'),
        quantity: z.number().int().min(1, 'must be at least 1'),
      }),
    )
    .min(1, 'is empty')
    .refine((all) => new Set(all.map(({ lineId }) => lineId)).size === all.length, 'names one line twice')
    .nullish(),
  amountPence: z.number().int().min(1, 'must be at least 1').nullish(),
  restock: z.boolean().nullish(),
  reason: lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters'),
});

/**
 * Gives money of a paid order back: of lines at their price, an amount, or all that is left. The order changes when Stripe
 * says that it happened.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, STEP_UP_REQUIRED for an admin, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT
 */
export async function refundOrder(
  deps: Pick<Dependencies, 'database' | 'auditor' | 'stripe'>,
  actor: Actor,
  {
    id,
    version,
    ...raw
  }: { readonly id: string; readonly version?: number | null | undefined } & Readonly<
    Record<string, unknown>
  >,
): Promise<RefundRow> {
  const input = validInput(refundInput, raw);
  // As far as he may see it; the order itself is the system's to change.
  const seen = (await findOrder(deps.database.as(actor), entityId(id))) ?? notFound();
  mayRefund(actor, seen);
  const refund = await deps.database.inTransaction(SYSTEM, async (tx) => {
    const order = (await lockOrder(tx.db, seen.id)) ?? notFound();
    if (version != null && version !== order.version) throw new DomainError('CONFLICT');
    if (order.payment_status !== 'paid')
      throw new DomainError('INVALID_TRANSITION', `Its payment is ${order.payment_status}.`);
    const { lines: given, amountPence } = input;
    const made = await requestRefund(tx, order, await findItems(tx.db, [order.id]), {
      cause: 'asked',
      reason: input.reason,
      restock: input.restock ?? true,
      what: given ? { lines: given, amountPence } : amountPence == null ? 'rest' : { amountPence },
    });
    if (actor.role === 'admin')
      await deps.auditor.recordAudit(tx, {
        actor,
        action: 'order.refund',
        objectType: 'order',
        objectId: order.id,
        subjectId: order.buyer_id,
        before: { refundRequested: order.refund_requested_pence },
        after: { amount: made.amount_pence, lines: given ?? null, restock: made.restock },
        reason: input.reason,
      });
    return made;
  });
  await sendRefunds(deps, [refund]);
  return refund;
}
