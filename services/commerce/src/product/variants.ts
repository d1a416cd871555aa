import type { Actor } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { createStockItem } from '../stock/commands.ts';
import { setLowThreshold } from '../stock/queries.ts';
import { type ProductCommands, auditProduct } from './commands.ts';
import { updateVariantInput, variantInput } from './input.ts';
import { mayManage } from './policy.ts';
import { changeVariant, findProduct, findVariant, insertVariant } from './queries.ts';
import type { ProductRow } from './rows.ts';

/** Adds a size or a colour, with what there is of it. @throws {DomainError} CONFLICT where there is one like it */
export async function addVariant(
  deps: ProductCommands,
  actor: Actor,
  input: { readonly productId: string; readonly variant: unknown },
): Promise<ProductRow> {
  mayManage(actor);
  const variant = validInput(variantInput, input.variant);
  return deps.database
    .inTransaction(actor, async (tx) => {
      const product = (await findProduct(tx.db, entityId(input.productId))) ?? notFound();
      const stockItemId = await createStockItem(tx, {
        kind: 'product_variant',
        quantity: variant.quantityAvailable ?? 0,
        lowThreshold: variant.lowThreshold,
      });
      await insertVariant(tx.db, {
        product_id: product.id,
        stock_item_id: stockItemId,
        size: variant.size ?? null,
        colour: variant.colour ?? null,
        price_pence: variant.pricePence ?? null,
      });
      await auditProduct(deps, tx, 'add_variant', null, product, variant);
      return (await findProduct(tx.db, product.id)) ?? notFound();
    })
    .catch((error: unknown) => {
      if (errorCode(error) !== '23505') throw error;
      throw new DomainError('CONFLICT', 'There is a variant of this size and colour.');
    });
}

/** Changes a variant's price or low threshold, or takes it off sale and back. */
export async function updateVariant(
  deps: ProductCommands,
  actor: Actor,
  {
    id,
    version,
    ...raw
  }: { readonly id: string; readonly version?: number | null | undefined } & Readonly<
    Record<string, unknown>
  >,
): Promise<ProductRow> {
  mayManage(actor);
  const input = validInput(updateVariantInput, raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = (await findVariant(tx.db, entityId(id))) ?? notFound();
    if (version != null && version !== seen.version) throw new DomainError('CONFLICT');
    const changed = await changeVariant(tx.db, seen, {
      price_pence: input.pricePence === undefined ? seen.price_pence : input.pricePence,
      retired: input.retired ?? seen.retired,
    });
    if (!changed) throw new DomainError('CONFLICT');
    if (input.lowThreshold != null) await setLowThreshold(tx.db, seen.stock_item_id, input.lowThreshold);
    const product = (await findProduct(tx.db, seen.product_id)) ?? notFound();
    await auditProduct(deps, tx, 'update_variant', seen, product, { id: seen.id, ...input });
    return product;
  });
}
