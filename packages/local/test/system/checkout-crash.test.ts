import { randomUUID } from 'node:crypto';
import type { StripeStandIn } from '@hotmess/local/stripe/stand-in';
import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { startTestStripe } from '@hotmess/local/testing/stripe';
import { type TokenIssuer, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import { orderPaid } from '@hotmess/shared/events/commerce';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, createChild } from './support/child.ts';
import { type Look, openLook, outboxOf } from './support/look.ts';
import { type Guest, succeed } from './support/night.ts';
import { countInStream } from './support/stream.ts';
import { type TcpProxy, createTcpProxy } from './support/tcp-proxy.ts';

const SOON = { timeout: 40_000, interval: 50 };
const PIECES = 10;
let nats: TestNats;
let natsLine: TcpProxy;
let stripe: StripeStandIn;
let stripeLine: TcpProxy;
let issuer: TokenIssuer;
let database: TestDatabase;
let look: Look;
let commerce: Child;
let admin: Guest;
let buyer: Guest;
beforeAll(async () => {
  nats = await startOwnNats();
  natsLine = await createTcpProxy({ port: Number(new URL(nats.url).port) });
  const { standIn, variables } = await startTestStripe();
  stripe = standIn;
  stripeLine = await createTcpProxy({ port: Number(new URL(stripe.url).port) });
  await Promise.all([natsLine.open(), stripeLine.open()]);
  issuer = await startTokenIssuer();
  database = await createTestDatabase('commerce');
  look = openLook(database.superuserUrl);
  commerce = await createChild({
    service: 'commerce',
    databaseUrl: database.serviceUrl,
    natsUrl: `nats://127.0.0.1:${natsLine.port}`,
    issuer,
    environment: { ...variables, STRIPE_API_URL: `http://127.0.0.1:${stripeLine.port}` },
  });
  stripe.webhooks.deliverTo(`${commerce.url}/webhooks/stripe`);
  await commerce.start();
  await commerce.ready();
  [admin, buyer] = await Promise.all([person('admin'), person()]);
  await mutate(
    'setShippingRate',
    { countryCode: 'GB', basePence: 395, eachPence: 100 },
    'shippingRate { version }',
  );
  await mutate('setTaxRate', { countryCode: 'GB', basisPoints: 2000 }, 'taxRate { version }');
}, 60_000);
afterAll(async () => {
  await commerce?.dispose();
  await stripe?.stop();
  await Promise.all([look?.end(), issuer?.close(), natsLine?.close(), stripeLine?.close()]);
  await database?.drop();
  await nats?.dispose();
});

async function person(role?: 'admin'): Promise<Guest> {
  const userId = randomUUID();
  return { userId, token: await issuer.token({ userId, roles: role ? ['user', role] : ['user'] }) };
}

const mutate = async (name: string, input: Record<string, unknown>, fields: string, as = admin) => {
  const type =
    name === 'publishProduct' ? 'ProductStepInput' : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  return (await succeed(commerce.send(text, { input }, { token: as.token }))).data[name];
};

/** A live product, and a checkout of two pieces of it that may be sent again. */
async function cart() {
  const draft = { title: 'RAW vest', collection: 'RAW', pricePence: 2_500, quantityAvailable: PIECES };
  const { product } = await mutate('createProduct', draft, 'product { id variants { id } }');
  await mutate('publishProduct', { id: product.id }, 'product { id }');
  const input = {
    idempotencyKey: randomUUID(),
    lines: [{ kind: 'PRODUCT', itemId: product.variants[0].id, quantity: 2 }],
    shippingAddress: {
      name: 'A. Buyer',
      line1: '1 Old Compton Street',
      city: 'London',
      postcode: 'W1D 5JA',
      countryCode: 'GB',
    },
  };
  const items = () =>
    look<{ id: string }>('select stock_item_id as id from product_variants where product_id = $1', [
      product.id,
    ]);
  return {
    stockItemId: (await items())[0]!.id,
    /** @returns the order's id, with that of its PaymentIntent */
    async send() {
      const { payments } = await mutate('checkout', input, 'payments { clientSecret order { id } }', buyer);
      expect(payments).toHaveLength(1);
      return { id: payments[0].order.id as string, intentId: payments[0].clientSecret.split('_secret_')[0]! };
    },
    orders: () =>
      look<{ id: string }>(
        `select o.id from orders o join checkouts c on c.id = o.checkout_id where c.idempotency_key = $1`,
        [input.idempotencyKey],
      ),
  };
}
type Cart = Awaited<ReturnType<typeof cart>>;

/** Sends a request whose process will die under it. */
function abandon(request: Promise<unknown>): void {
  request.catch(() => {});
}

async function kill(): Promise<void> {
  process.kill(commerce.daemon().pid, 'SIGKILL');
  expect(await commerce.daemon().exited).toBe('signal SIGKILL');
}

/** Another process; what the dead one had leased has ended, as it does in its time. */
async function restart(): Promise<void> {
  await look(`update leases set expires_at = now()`);
  await look(`update stripe_refreshes set leased_until = now()`);
  await commerce.start();
}

/** Holds a row, so that whoever needs it stands still. @returns lets it go */
async function holdRow(table: 'stock_items' | 'orders', id: string): Promise<() => Promise<void>> {
  const client = await look.pool.connect();
  await client.query('begin');
  await client.query(`select from ${table} where id = $1 for update`, [id]);
  return async () => {
    await client.query('rollback');
    client.release();
  };
}
const someoneWaits = async () =>
  (await look(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
    .length;

const intentsOf = (orderId: string) =>
  stripe.store.list('payment_intent').filter(({ metadata }) => metadata['order_id'] === orderId);
const paymentOf = async (orderId: string) =>
  (await look<{ payment_status: string }>('select payment_status from orders where id = $1', [orderId]))[0]!
    .payment_status;

/** The order, its stock and its money are where they belong, once, and its payment was told of once, in NATS, too. */
async function expectEnd(
  { stockItemId, orders }: Cart,
  end: { readonly sold: number; readonly held?: number; readonly paid: boolean; readonly refunds?: number },
): Promise<void> {
  const [order, ...more] = await orders();
  expect(more).toEqual([]);
  const books = await look('select on_hand, held, sold from stock_items where id = $1', [stockItemId]);
  const { sold, held = 0 } = end;
  expect(books).toEqual([{ on_hand: PIECES - held - sold, held, sold }]);
  const intents = intentsOf(order!.id);
  expect(intents).toHaveLength(1);
  const charges = stripe.store
    .list('charge')
    .filter(({ payment_intent }) => payment_intent === intents[0]!.id);
  expect(charges).toHaveLength(end.paid ? 1 : 0);
  const refunds = stripe.store
    .list('refund')
    .filter(({ payment_intent }) => payment_intent === intents[0]!.id);
  expect(refunds).toHaveLength(end.refunds ?? 0);
  const told = () => outboxOf(look, orderPaid.subject);
  const ofOrder = async () => (await told()).filter(({ data }) => data['orderId'] === order!.id);
  await expect
    .poll(async () => (await ofOrder()).filter(({ published }) => published).length, SOON)
    .toBe(end.paid ? 1 : 0);
  expect(await ofOrder()).toHaveLength(end.paid ? 1 : 0);
  expect(await inStream(order!.id)).toBe(end.paid ? 1 : 0);
}

/** How often NATS has an order's payment. */
const inStream = (orderId: string) => countInStream(nats.url, orderPaid, orderId);

async function pay(intentId: string, orderId: string): Promise<void> {
  stripe.pay(intentId);
  await expect.poll(() => paymentOf(orderId), SOON).toBe('paid');
}

test(
  'killed before the commit: nothing happened, and the same key begins anew',
  { timeout: 90_000 },
  async () => {
    const wanted = await cart();
    const letGo = await holdRow('stock_items', wanted.stockItemId);
    abandon(wanted.send());
    await expect.poll(someoneWaits, SOON).toBeGreaterThan(0);
    await kill();
    await letGo();
    await expect.poll(someoneWaits, SOON).toBe(0);
    expect(await wanted.orders()).toEqual([]);
    await restart();
    const { id, intentId } = await wanted.send();
    await pay(intentId, id);
    await expectEnd(wanted, { sold: 2, paid: true });
  },
);

test.each([
  ['before Stripe hears of it', 'freeze'],
  ['while Stripe answers', 'muteServer'],
] as const)(
  'killed after the commit, %s: the same key leads to one order and one payment',
  { timeout: 90_000 },
  async (_when, stall) => {
    const wanted = await cart();
    stripeLine[stall](true);
    abandon(wanted.send());
    await expect.poll(async () => (await wanted.orders()).length, SOON).toBe(1);
    const [order] = await wanted.orders();
    if (stall === 'muteServer') await expect.poll(() => intentsOf(order!.id).length, SOON).toBe(1);
    await kill();
    stripeLine.cut();
    stripeLine[stall](false);
    await restart();
    const { id, intentId } = await wanted.send();
    expect(id).toBe(order!.id);
    await pay(intentId, id);
    await expectEnd(wanted, { sold: 2, paid: true });
  },
);

test(
  'killed while Stripe answers, and the buyer never returns: goods and PaymentIntent are free again',
  { timeout: 90_000 },
  async () => {
    const wanted = await cart();
    stripeLine.muteServer(true);
    abandon(wanted.send());
    await expect
      .poll(async () => (await wanted.orders()).flatMap(({ id }) => intentsOf(id)).length, SOON)
      .toBe(1);
    const [order] = await wanted.orders();
    await kill();
    stripeLine.cut();
    stripeLine.muteServer(false);
    await look(`update orders set hold_expires_at = now() where id = $1`, [order!.id]);
    await restart();
    await expect.poll(() => intentsOf(order!.id)[0]!.status, SOON).toBe('canceled');
    await expectEnd(wanted, { sold: 0, paid: false });
  },
);

test(
  'killed with a webhook in hand: the next process reads the payment, and it counts once',
  { timeout: 90_000 },
  async () => {
    const wanted = await cart();
    const { id, intentId } = await wanted.send();
    const letGo = await holdRow('orders', id);
    stripe.pay(intentId);
    await expect.poll(someoneWaits, SOON).toBeGreaterThan(0);
    await kill();
    await letGo();
    expect(await paymentOf(id)).toBe('pending');
    await restart();
    await expect.poll(() => paymentOf(id), SOON).toBe('paid');
    await expectEnd(wanted, { sold: 2, paid: true });
  },
);

test(
  'killed between the payment’s commit and NATS: it is told once the next process runs',
  { timeout: 90_000 },
  async () => {
    const wanted = await cart();
    const { id, intentId } = await wanted.send();
    await natsLine.close();
    await pay(intentId, id);
    await kill();
    await natsLine.open();
    expect(await inStream(id)).toBe(0);
    await restart();
    await expectEnd(wanted, { sold: 2, paid: true });
  },
);

test('killed while Stripe gives money back: it is given back once', { timeout: 90_000 }, async () => {
  const wanted = await cart();
  const { id, intentId } = await wanted.send();
  await pay(intentId, id);
  stripe.webhooks.hold();
  stripeLine.muteServer(true);
  abandon(mutate('refundOrder', { id, reason: 'It came torn in two.' }, 'refund { id }'));
  const refunds = () =>
    stripe.store.list('refund').filter(({ payment_intent }) => payment_intent === intentId);
  await expect.poll(() => refunds().length, SOON).toBe(1);
  await kill();
  stripeLine.cut();
  stripeLine.muteServer(false);
  await restart();
  await stripe.webhooks.release();
  await expect.poll(() => paymentOf(id), SOON).toBe('refunded');
  await expectEnd(wanted, { sold: 0, paid: true, refunds: 1 });
});
