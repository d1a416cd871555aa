import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import { findDrop } from '../drop/queries.ts';
import { dropStatusAt } from '../drop/status.ts';
import type { DB } from '../generated/database.ts';
import { createStockItem } from '../stock/commands.ts';
import { createProductInput, updateProductInput } from './input.ts';
import { type ProductCommand, productMachine } from './machine.ts';
import { mayManage } from './policy.ts';
import { changeProduct, findProduct, insertProduct, insertVariant } from './queries.ts';
import type { ProductRow } from './rows.ts';

/** What the commands of products stand on. */
export interface ProductCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
  /** Where images may lie. */
  readonly mediaHosts: readonly string[];
}

/** Drafts a product with its variants and their stock. */
export async function createProduct(deps: ProductCommands, actor: Actor, raw: unknown): Promise<ProductRow> {
  mayManage(actor);
  const input = validInput(createProductInput(deps.mediaHosts), raw);
  if (input.variants && input.quantityAvailable != null)
    badInput('quantityAvailable', 'A product with variants has its stock in each of them.');
  return deps.database.inTransaction(actor, async (tx) => {
    const id = await insertProduct(tx.db, {
      title: input.title,
      description: input.description ?? '',
      collection: input.collection,
      price_pence: input.pricePence,
      currency: input.currency ?? 'GBP',
      images: input.images ?? [],
      limited_edition: input.limitedEdition ?? false,
      xp_reward: input.xpReward ?? 10,
      drop_id: await dropToJoin(tx, input.dropId),
      per_user_limit: input.perUserLimit ?? null,
    });
    const { quantityAvailable, lowThreshold } = input;
    for (const variant of input.variants ?? [{ quantityAvailable, lowThreshold }]) {
      const quantity = variant.quantityAvailable ?? 0;
      const stockItemId = await createStockItem(tx, {
        kind: 'product_variant',
        quantity,
        lowThreshold: variant.lowThreshold ?? lowThreshold,
      });
      await insertVariant(tx.db, {
        product_id: id,
        stock_item_id: stockItemId,
        size: 'size' in variant ? (variant.size ?? null) : null,
        colour: 'colour' in variant ? (variant.colour ?? null) : null,
        price_pence: 'pricePence' in variant ? (variant.pricePence ?? null) : null,
      });
    }
    const product = (await findProduct(tx.db, id)) ?? notFound();
    await auditProduct(deps, tx, 'create', null, product);
    return product;
  });
}

/** What a client sends to take a step. */
export interface StepInput {
  readonly id: string;
  readonly version?: number | null | undefined;
}

/** Changes a product, in whatever state: what was bought already keeps its title and price. */
export async function updateProduct(
  deps: ProductCommands,
  actor: Actor,
  { id, version, ...raw }: StepInput & Readonly<Record<string, unknown>>,
): Promise<ProductRow> {
  mayManage(actor);
  const input = validInput(updateProductInput(deps.mediaHosts), raw);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = await seenProduct(tx, { id, version });
    const changed = await changeProduct(tx.db, seen, {
      title: input.title ?? seen.title,
      description: input.description ?? seen.description,
      collection: input.collection ?? seen.collection,
      price_pence: input.pricePence ?? seen.price_pence,
      images: JSON.stringify(input.images ?? seen.images),
      limited_edition: input.limitedEdition ?? seen.limited_edition,
      xp_reward: input.xpReward ?? seen.xp_reward,
      drop_id: input.dropId === undefined ? seen.drop_id : await dropToJoin(tx, input.dropId),
      per_user_limit: input.perUserLimit === undefined ? seen.per_user_limit : input.perUserLimit,
    });
    if (!changed) throw new DomainError('CONFLICT');
    const product = (await findProduct(tx.db, seen.id)) ?? notFound();
    await auditProduct(deps, tx, 'update', seen, product);
    return product;
  });
}

/** Puts a draft on sale. */
export function publishProduct(deps: ProductCommands, actor: Actor, input: StepInput): Promise<ProductRow> {
  return stepProduct(deps, actor, 'publish', input);
}

/** Publishes, archives or restores a product. */
export async function stepProduct(
  deps: ProductCommands,
  actor: Actor,
  command: Exclude<ProductCommand, 'create'>,
  input: StepInput,
): Promise<ProductRow> {
  mayManage(actor);
  return deps.database.inTransaction(actor, async (tx) => {
    const seen = await seenProduct(tx, input);
    const status = productMachine.next(command, seen.status);
    if (!(await changeProduct(tx.db, seen, { status }))) throw new DomainError('CONFLICT');
    const moved = (await findProduct(tx.db, seen.id)) ?? notFound();
    await auditProduct(deps, tx, command, seen, moved);
    return moved;
  });
}

/** The product as the client saw it. @throws {DomainError} NOT_FOUND, or CONFLICT where it moved */
export async function seenProduct(tx: Tx<DB>, input: StepInput): Promise<ProductRow> {
  const seen = (await findProduct(tx.db, entityId(input.id))) ?? notFound();
  if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
  return seen;
}

async function dropToJoin(tx: Tx<DB>, id: string | null | undefined): Promise<string | null> {
  if (id == null) return null;
  const drop = (await findDrop(tx.db, entityId(id))) ?? notFound();
  if (dropStatusAt(drop, new Date()) === 'ended') badInput('dropId', 'This drop has ended.');
  return drop.id;
}

/** Puts what was done to a product, or to a part of it, on record. */
export async function auditProduct(
  deps: Pick<ProductCommands, 'auditor'>,
  tx: Tx<DB>,
  command: ProductCommand | 'update' | 'add_variant' | 'update_variant',
  before: unknown,
  after: ProductRow,
  change: unknown = after,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `product.${command}`,
    objectType: 'product',
    objectId: after.id,
    before,
    after: change,
    reason: null,
  });
}
