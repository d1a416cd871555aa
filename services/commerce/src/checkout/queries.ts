import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** A variant on sale, as a cart needs it. */
export interface VariantOffer {
  readonly id: string;
  readonly product_id: string;
  readonly stock_item_id: string;
  readonly title: string;
  readonly size: string | null;
  readonly colour: string | null;
  readonly unit_pence: number;
  readonly currency: string;
  readonly xp_reward: number;
  readonly per_user_limit: number | null;
  readonly drop_id: string | null;
  readonly on_hand: number;
}

/** Variants on sale of live products, by id; for the system. */
export async function findVariantOffers(db: Db, ids: readonly string[]): Promise<VariantOffer[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<VariantOffer>`
    select v.id, v.product_id, v.stock_item_id, p.title, v.size, v.colour,
           coalesce(v.price_pence, p.price_pence) as unit_pence, p.currency, p.xp_reward, p.per_user_limit, p.drop_id,
           i.on_hand
    from product_variants v
    join products p on p.id = v.product_id and p.status = 'live'
    join stock_items i on i.id = v.stock_item_id
    where v.id = any(${[...ids]}::uuid[]) and not v.retired`.execute(db);
  return rows;
}

export interface KnownCheckout {
  readonly id: string;
  readonly body_hash: string;
}

/** Begins a checkout, once for each key. @returns false where the key is known */
export async function insertCheckout(
  db: Db,
  checkout: {
    readonly id: string;
    readonly buyerId: string;
    readonly key: string;
    readonly bodyHash: string;
  },
): Promise<boolean> {
  const inserted = await db
    .insertInto('checkouts')
    .values({
      id: checkout.id,
      buyer_id: checkout.buyerId,
      idempotency_key: checkout.key,
      body_hash: checkout.bodyHash,
    })
    .onConflict((conflict) => conflict.columns(['buyer_id', 'idempotency_key']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The checkout that a key led to. */
export function findCheckout(db: Db, buyerId: string, key: string): Promise<KnownCheckout | undefined> {
  return db
    .selectFrom('checkouts')
    .select(['id', 'body_hash'])
    .where('buyer_id', '=', buyerId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

/** A limited product that a buyer takes pieces of. */
export interface LimitedDemand {
  readonly productId: string;
  readonly quantity: number;
}

/**
 * Counts pieces of limited products for a buyer, where his limit allows it; by the products' present limits.
 * @returns the products that it was allowed for
 */
export async function countForBuyer(
  db: Db,
  userId: string,
  demand: readonly LimitedDemand[],
): Promise<string[]> {
  if (demand.length === 0) return [];
  const { rows } = await sql<{ product_id: string }>`
    insert into buyer_quantities as b (product_id, user_id, quantity)
    select p.id, ${userId}::uuid, t.quantity
    from unnest(${demand.map(({ productId }) => productId)}::uuid[], ${demand.map(({ quantity }) => quantity)}::int[])
      as t (product_id, quantity)
    join products p on p.id = t.product_id
    where t.quantity <= coalesce(p.per_user_limit, t.quantity)
    order by p.id
    on conflict (product_id, user_id) do update set quantity = b.quantity + excluded.quantity
      where b.quantity + excluded.quantity
        <= coalesce((select per_user_limit from products where id = excluded.product_id), b.quantity + excluded.quantity)
    returning product_id`.execute(db);
  return rows.map(({ product_id }) => product_id);
}

/** Counts pieces off again: their hold ended, or they came back. */
export async function uncountForBuyer(
  db: Db,
  userId: string,
  demand: readonly LimitedDemand[],
): Promise<void> {
  if (demand.length === 0) return;
  await sql`
    update buyer_quantities b set quantity = greatest(b.quantity - t.quantity, 0)
    from unnest(${demand.map(({ productId }) => productId)}::uuid[], ${demand.map(({ quantity }) => quantity)}::int[])
      as t (product_id, quantity)
    where b.product_id = t.product_id and b.user_id = ${userId}::uuid`.execute(db);
}
