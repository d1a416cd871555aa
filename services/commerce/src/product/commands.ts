import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import type { Auditor } from '@hotmess/shared/events/audit';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { createProductInput } from './input.ts';
import { type ProductCommand, productMachine } from './machine.ts';
import { mayManage } from './policy.ts';
import { changeProduct, findProduct, insertProduct, insertStock } from './queries.ts';
import type { ProductRow } from './rows.ts';

/** What the commands of products stand on. */
export interface ProductCommands {
  readonly database: Database<DB>;
  readonly auditor: Auditor;
}

/** Drafts a product with its stock. */
export async function createProduct(deps: ProductCommands, actor: Actor, raw: unknown): Promise<ProductRow> {
  mayManage(actor);
  const input = validInput(createProductInput, raw);
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
    });
    await insertStock(tx.db, {
      product_id: id,
      quantity_available: input.quantityAvailable,
      low_threshold: input.lowThreshold ?? 5,
    });
    const product = (await findProduct(tx.db, id)) ?? notFound();
    await audit(deps, tx, 'create', null, product);
    return product;
  });
}

/** What a client sends to take a step. */
export interface StepInput {
  readonly id: string;
  readonly version?: number | null | undefined;
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
    const seen = (await findProduct(tx.db, entityId(input.id))) ?? notFound();
    const status = productMachine.next(command, seen.status);
    if (input.version != null && input.version !== seen.version) throw new DomainError('CONFLICT');
    if (!(await changeProduct(tx.db, seen, { status }))) throw new DomainError('CONFLICT');
    const moved = (await findProduct(tx.db, seen.id)) ?? notFound();
    await audit(deps, tx, command, seen, moved);
    return moved;
  });
}

async function audit(
  deps: ProductCommands,
  tx: Tx<DB>,
  command: ProductCommand,
  before: ProductRow | null,
  after: ProductRow,
): Promise<void> {
  await deps.auditor.recordAudit(tx, {
    actor: tx.actor,
    action: `product.${command}`,
    objectType: 'product',
    objectId: after.id,
    before: before && facts(before),
    after: facts(after),
    reason: null,
  });
}

function facts(product: ProductRow) {
  const { title, status, version } = product;
  return { title, status, version, pricePence: product.price_pence, currency: product.currency };
}
