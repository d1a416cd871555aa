import { requirePerson } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, badInput } from '@hotmess/shared/errors/domain-error';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import { validInput } from '@hotmess/shared/graphql/input';
import type { Dependencies } from '../context.ts';
import type { DB } from '../generated/database.ts';
import { findOrdersOfCheckout } from '../order/queries.ts';
import type { FullOrderRow } from '../order/rows.ts';
import { ensureIntent } from '../payment/intents.ts';
import { ratesFor } from '../rate/queries.ts';
import { holdStock } from '../stock/commands.ts';
import { holdTickets } from '../ticket-sale/queries.ts';
import { type CheckoutInput, bodyHash, checkoutInput, quoteInput } from './input.ts';
import { loadCart } from './offers.ts';
import { type PricedOrder, priceCart } from './price.ts';
import { countForBuyer, findCheckout, insertCheckout } from './queries.ts';
import { draftOrders, insertOrders, limitedDemand } from './write.ts';

export type CheckoutDeps = Pick<Dependencies, 'database' | 'stripe'>;

/**
 * Stripe charges no less, in a currency's smallest unit. Source: Stripe's documentation, "Minimum and maximum charge
 * amounts". What is too little in another currency, Stripe itself says when it is asked for the payment.
 */
const LEAST: Readonly<Record<string, number>> = { GBP: 30, EUR: 50, USD: 50 };

const SYSTEM = systemActor('checkout');

/** What a checkout led to: its orders, and what each is paid with; null where nothing is to be paid any more. */
export interface CheckoutAnswer {
  readonly checkoutId: string;
  readonly orders: readonly FullOrderRow[];
  readonly clientSecrets: ReadonlyMap<string, string | null>;
}

/** What a cart costs now, for whoever asks. Nothing is held. */
export async function quoteCart(deps: CheckoutDeps, actor: Actor, raw: unknown): Promise<PricedOrder[]> {
  const { lines, countryCode } = validInput(quoteInput, raw);
  const buyerId = 'userId' in actor ? actor.userId : null;
  return deps.database.inTransaction(SYSTEM, async (tx) => {
    const country = countryCode ?? null;
    return priceCart(await loadCart(tx, buyerId, lines), country, await ratesFor(tx.db, country ?? '*'));
  });
}

/**
 * Holds a cart and makes its orders, one for each seller, each with a PaymentIntent of its own. Orders are the system's act,
 * not the buyer's: nobody writes a price of his own.
 *
 * If the process dies: before the commit nothing happened; after it the orders wait, and the same key leads to them and makes
 * the PaymentIntents, which Stripe knows by the orders' ids; where the buyer never asks again, their holds end by themselves.
 * @throws {DomainError} IDEMPOTENCY_KEY_REUSED, OUT_OF_STOCK, SELLER_NOT_READY, BAD_USER_INPUT, CONFLICT, UNAVAILABLE
 */
export async function checkout(deps: CheckoutDeps, actor: Actor, raw: unknown): Promise<CheckoutAnswer> {
  const { userId } = requirePerson(actor);
  const input = validInput(checkoutInput, raw);
  const checkoutId = await deps.database.inTransaction(SYSTEM, (tx) => placeOrders(tx, userId, input));
  return answer(deps, checkoutId);
}

/**
 * Writes a checkout and holds its goods, in three round trips and the commit.
 * @param tx the system's
 * @returns the checkout's id; the earlier one's where the key is known
 */
export async function placeOrders(tx: Tx<DB>, buyerId: string, input: CheckoutInput): Promise<string> {
  const id = uuidV7();
  const hash = bodyHash(input);
  const country = input.shippingAddress?.countryCode ?? null;
  // Sent together; the same key waits here for whoever came first with it.
  const [fresh, rates] = await Promise.all([
    insertCheckout(tx.db, { id, buyerId, key: input.idempotencyKey, bodyHash: hash }),
    ratesFor(tx.db, country ?? '*'),
  ]);
  if (!fresh) {
    const known = (await findCheckout(tx.db, buyerId, input.idempotencyKey))!;
    if (known.body_hash !== hash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
    return known.id;
  }
  const priced = priceCart(await loadCart(tx, buyerId, input.lines), country, rates);
  for (const { currency, totalPence } of priced)
    if (totalPence < (LEAST[currency] ?? 0))
      badInput('lines', `An order comes to at least ${LEAST[currency]} of the smallest unit of ${currency}.`);
  const drafts = draftOrders(id, buyerId, priced);
  const limited = limitedDemand(drafts.flatMap(({ items }) => items));
  // In one round trip, the stock last: whoever waits for the same item waits for no more than this and the commit.
  const [, counted, heldTickets] = await Promise.all([
    insertOrders(tx.db, drafts, input.shippingAddress ?? null),
    countForBuyer(tx.db, buyerId, limited),
    holdTickets(
      tx.db,
      drafts.flatMap(({ items }) => items),
      buyerId,
    ),
    holdStock(
      tx,
      drafts.flatMap(({ items }) =>
        items.flatMap(({ stock_item_id, quantity, order_id }) =>
          stock_item_id === null ? [] : [{ stockItemId: stock_item_id, quantity, orderId: order_id }],
        ),
      ),
    ),
  ]);
  if (counted.length < limited.length)
    throw new DomainError('CONFLICT', 'You have as many of it as one buyer may have.');
  if (!heldTickets) throw new DomainError('OUT_OF_STOCK', 'Somebody else is buying this ticket.');
  return id;
}

async function answer(deps: CheckoutDeps, checkoutId: string): Promise<CheckoutAnswer> {
  const orders = await findOrdersOfCheckout(deps.database.as(SYSTEM), checkoutId);
  const secrets = await Promise.all(
    orders.map(async (order) => [order.id, await ensureIntent(deps, order)] as const),
  );
  return { checkoutId, orders, clientSecrets: new Map(secrets) };
}
