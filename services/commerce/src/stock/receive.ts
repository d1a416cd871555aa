import type { Actor } from '@hotmess/shared/db/actor';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { z } from 'zod';
import type { ProductCommands } from '../product/commands.ts';
import { mayManage } from '../product/policy.ts';
import { receiveStock } from './commands.ts';
import { listVariantStock } from './queries.ts';
import type { VariantStockRow } from './rows.ts';

const quantityInput = z.object({
  quantity: z
    .number()
    .int()
    .min(-1_000_000, 'is below -1,000,000')
    .max(1_000_000, 'is above 1,000,000')
    .refine((quantity) => quantity !== 0, 'is nothing'),
});

/** Puts pieces of a variant on the shelf, or a count right. */
export async function receiveVariantStock(
  deps: Pick<ProductCommands, 'database' | 'auditor'>,
  actor: Actor,
  input: { readonly variantId: string; readonly quantity: number },
): Promise<VariantStockRow> {
  mayManage(actor);
  const variantId = entityId(input.variantId);
  const { quantity } = validInput(quantityInput, input);
  return deps.database.inTransaction(actor, async (tx) => {
    const [before] = await listVariantStock(tx.db, { variantId });
    if (!before) notFound();
    await receiveStock(tx, { stockItemId: before.stock_item_id, quantity });
    const [after] = await listVariantStock(tx.db, { variantId });
    await deps.auditor.recordAudit(tx, {
      actor,
      action: 'stock.receive',
      objectType: 'product_variant',
      objectId: variantId,
      before: { received: before.received },
      after: { received: after!.received, quantity },
      reason: null,
    });
    return after!;
  });
}
