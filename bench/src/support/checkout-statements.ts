import { randomUUID } from 'node:crypto';
import { placeOrders } from '@hotmess/commerce/checkout/commands';
import { checkoutInput } from '@hotmess/commerce/checkout/input';
import type { DB } from '@hotmess/commerce/generated/database';
import { findOrdersOfCheckout } from '@hotmess/commerce/order/queries';
import { noteIntent } from '@hotmess/commerce/payment/intents';
import { kyselyOver } from '@hotmess/shared/db/actor-driver';
import { type Statement, type StatementResult, sendBatch } from '@hotmess/shared/db/batch';
import { BEGIN, COMMIT, becomeActor, prepared } from '@hotmess/shared/db/statements';
import type { Tx } from '@hotmess/shared/db/transaction';
import type pg from 'pg';

const SYSTEM = { role: 'system', job: 'bench' } as const;
const ADDRESS = {
  name: 'A. Buyer',
  line1: '1 Old Compton Street',
  city: 'London',
  postcode: 'W1D 5JA',
  countryCode: 'GB',
};

/** The round trips of one checkout, each with what is sent in it. */
export type Trips = readonly (readonly Statement[])[];

/** Who buys what in a recorded checkout. */
export interface Purchase {
  readonly variantId: string;
  readonly userId: string;
}

/**
 * Checks one cart out with the service's own functions on a bare client, and takes down what they send, trip by trip, so that
 * the floor cannot drift from them. Stripe is left out; that its answer is noted is not.
 */
export async function takeDownCheckout(
  client: pg.ClientBase,
  { variantId, userId }: Purchase,
): Promise<Trips> {
  const trips: Statement[][] = [];
  const send = (statements: Statement[]): Promise<StatementResult[]> => {
    trips.push(statements);
    return sendBatch(client, statements);
  };
  let begun = false;
  const inOneTrip = tripsOf((statements) => {
    const opening = begun ? [] : [BEGIN, becomeActor(SYSTEM)];
    begun = true;
    return send([...opening, ...statements]).then((results) => results.slice(opening.length));
  });
  const tx = { actor: SYSTEM, db: kyselyOver<DB>(inOneTrip) } as unknown as Tx<DB>;
  const input = checkoutInput.parse({
    idempotencyKey: randomUUID(),
    lines: [{ kind: 'product', itemId: variantId, quantity: 1 }],
    shippingAddress: ADDRESS,
  });
  const checkoutId = await placeOrders(tx, userId, input);
  await send([COMMIT]);
  const alone = kyselyOver<DB>(
    async (text, values) => (await send([becomeActor(SYSTEM), prepared('system', text, values)]))[1]!,
  );
  const [order] = await findOrdersOfCheckout(alone, checkoutId);
  await noteIntent(alone, order!.id, `pi_${randomUUID()}`);
  return trips;
}

/** As `Tx` does: what is asked for in one go travels together. */
function tripsOf(send: (statements: Statement[]) => Promise<StatementResult[]>) {
  let queued: {
    statement: Statement;
    resolve: (result: StatementResult) => void;
    reject: (error: unknown) => void;
  }[] = [];
  let turn: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const now = queued;
    queued = [];
    try {
      const results = await send(now.map(({ statement }) => statement));
      now.forEach(({ resolve }, at) => resolve(results[at]!));
    } catch (error) {
      for (const { reject } of now) reject(error);
    }
  };
  return (text: string, values: readonly unknown[]): Promise<StatementResult> =>
    new Promise((resolve, reject) => {
      queued.push({ statement: prepared('system', text, values), resolve, reject });
      if (queued.length === 1) turn = turn.then(flush);
    });
}

/**
 * What differs between two checkouts of the same buyer and thing (ids, key, order number) is made anew for each run; all else
 * stays as it was taken down.
 */
export function checkoutTemplate(one: Trips, other: Trips): (purchase: Purchase, taken: Purchase) => Trips {
  const fresh = new Set<string>();
  walk(one, other, (a, b) => {
    if (a !== b) fresh.add(a);
  });
  return (purchase, taken) => {
    const made = new Map<string, string>([
      [taken.variantId, purchase.variantId],
      [taken.userId, purchase.userId],
    ]);
    const value = (old: unknown): unknown => {
      if (Array.isArray(old)) return old.map(value);
      if (typeof old !== 'string') return old;
      if (made.has(old)) return made.get(old);
      if (!fresh.has(old)) return old;
      const next = old.startsWith('HM-')
        ? newNumber()
        : old.startsWith('pi_')
          ? `pi_${randomUUID()}`
          : randomUUID();
      made.set(old, next);
      return next;
    };
    return one.map((trip) =>
      trip.map((statement) => ({ ...statement, values: statement.values.map(value) })),
    );
  };
}

function walk(one: unknown, other: unknown, visit: (a: string, b: string) => void): void {
  if (typeof one === 'string' && typeof other === 'string') visit(one, other);
  else if (Array.isArray(one) && Array.isArray(other))
    one.forEach((item, at) => walk(item, other[at], visit));
  else if (isStatement(one) && isStatement(other)) walk(one.values, other.values, visit);
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'values' in value;
}

function newNumber(): string {
  const hex = randomUUID().replaceAll('-', '').toUpperCase();
  return `HM-${hex.slice(0, 5)}-${hex.slice(5, 10)}`;
}
