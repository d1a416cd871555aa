import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireHolds } from '../src/jobs/expire-holds.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { LONDON, WAIT, intentOf, openShop, piecesOf } from './shop.ts';

let commerce: Commerce;
let admin: Guest;
let buyer: Guest;
let shop: ReturnType<typeof openShop>;
beforeAll(async () => {
  commerce = await startCommerce({ heldJobs: ['expire-holds', 'settle-orders', 'move-drops'] });
  [admin, buyer] = await Promise.all([commerce.person('admin'), commerce.person()]);
  shop = openShop(commerce, admin);
  await shop.setRates();
});
afterAll(() => commerce.close());

const quote = (input: Record<string, unknown>, as?: Guest) =>
  commerce.graphql(
    `query ($input: QuoteInput!) { quote(input: $input) { orders { sellerId currency subtotalPence shippingPence taxPence totalPence } } }`,
    { input },
    as,
  );

describe('a quote', () => {
  test('says what a cart costs, by the rates of where it goes, and holds nothing', async () => {
    const { productId, variantId } = await shop.product();
    const { data } = await quote({ lines: [piecesOf(variantId, 3)], countryCode: 'GB' });
    // 3 × 25.00, 3.95 + 2 × 1.00 for delivery, 20 % of both.
    expect(data.quote.orders).toEqual([
      {
        sellerId: null,
        currency: 'GBP',
        subtotalPence: 7500,
        shippingPence: 595,
        taxPence: 1619,
        totalPence: 9714,
      },
    ]);
    expect(await shop.stock(productId)).toMatchObject({ onHand: 10, held: 0 });
  });

  test('where nothing is sent there is none', async () => {
    const { variantId } = await shop.product();
    expect((await quote({ lines: [piecesOf(variantId)], countryCode: 'FR' })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect((await quote({ lines: [piecesOf(variantId)], countryCode: 'XX' })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect((await quote({ lines: [piecesOf(variantId)] })).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('rates are set by admins, one for a country and one for all others, and goods of some worth travel free', async () => {
    const rate = (input: Record<string, unknown>, as?: Guest) =>
      shop.mutate('setShippingRate', input, 'shippingRate { countryCode basePence version }', as);
    expect((await rate({ countryCode: 'IE', basePence: 1 }, buyer)).codes).toEqual(['FORBIDDEN']);
    expect((await rate({ countryCode: 'ie', basePence: 1 }, admin)).codes).toEqual(['BAD_USER_INPUT']);
    await rate({ countryCode: '*', currency: 'EUR', basePence: 900 }, admin);
    await rate({ countryCode: 'IE', currency: 'EUR', basePence: 500, freeFromPence: 5000 }, admin);
    const set = await shop.mutate(
      'setTaxRate',
      { countryCode: '*', basisPoints: 0 },
      'taxRate { version }',
      admin,
    );
    expect(set.errors).toEqual([]);
    const { variantId } = await shop.product({ currency: 'EUR' });
    const shipping = async (quantity: number, countryCode: string) =>
      (await quote({ lines: [piecesOf(variantId, quantity)], countryCode })).data.quote.orders[0]
        .shippingPence;
    expect([await shipping(1, 'IE'), await shipping(2, 'IE'), await shipping(1, 'FR')]).toEqual([
      500, 0, 900,
    ]);
    expect(await commerce.auditCount('shipping_rate.set')).toBe(3);
  });
});

describe('a checkout', () => {
  test('holds the goods, and makes an order with a PaymentIntent known by the order’s id', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId, 2)], buyer);
    expect(order).toMatchObject({
      type: 'OFFICIAL',
      number: expect.stringMatching(/^HM-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
      subtotalPence: 5000,
      shippingPence: 495,
      taxPence: 1099,
      totalPence: 6594,
      paymentStatus: 'PENDING',
      fulfilmentStatus: 'PENDING',
      items: [
        {
          kind: 'PRODUCT',
          itemId: productId,
          variantId,
          title: 'RAW vest',
          quantity: 2,
          unitPricePence: 2500,
          taxPence: 1000,
        },
      ],
    });
    const left = Date.parse(order.holdExpiresAt) - Date.now();
    expect(left).toBeGreaterThan(14.5 * 60_000);
    expect(left).toBeLessThan(15.1 * 60_000);
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 8, held: 2, sold: 0 });
    const intent = commerce.stripe.store.get('payment_intent', order.intentId)!;
    expect(intent).toMatchObject({
      amount: 6594,
      currency: 'gbp',
      metadata: { order_id: order.id },
      transfer_data: null,
    });
  });

  test('the same key with the same cart leads to the same order, however often and at once; another cart does not', async () => {
    const { productId, variantId } = await shop.product();
    const idempotencyKey = randomUUID();
    const again = (quantity: number) =>
      shop.checkout([piecesOf(variantId, quantity)], buyer, { idempotencyKey });
    const answers = await Promise.all(Array.from({ length: 6 }, () => again(2)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const [first, ...others] = answers.map(({ data }) => ({
      id: data.checkout.payments[0].order.id,
      secret: data.checkout.payments[0].clientSecret,
    }));
    for (const other of others) expect(other).toEqual(first);
    expect(await shop.stock(productId)).toMatchObject({ held: 2 });
    expect((await again(3)).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    // Another's key is his own.
    const other = await commerce.person();
    const his = await shop.checkout([piecesOf(variantId, 3)], other, { idempotencyKey });
    expect(his.data.checkout.payments[0].order.id).not.toBe(first!.id);
  });

  test('two lines of one stock item are summed before they are held', async () => {
    const { productId, variantId } = await shop.product({ quantityAvailable: 5 });
    const two = [piecesOf(variantId, 3), piecesOf(variantId, 3)];
    expect((await shop.checkout(two, buyer)).codes).toEqual(['OUT_OF_STOCK']);
    expect(await shop.stock(productId)).toEqual({ received: 5, onHand: 5, held: 0, sold: 0 });
    const order = await shop.order([piecesOf(variantId, 2), piecesOf(variantId, 3)], buyer);
    expect(order.items).toHaveLength(2);
    expect(await shop.stock(productId)).toMatchObject({ onHand: 0, held: 5 });
  });

  test('all or nothing: what fails leaves no order, no hold and no count', async () => {
    const [a, b] = [await shop.product({ perUserLimit: 2 }), await shop.product({ quantityAvailable: 1 })];
    const orders = async () =>
      (await commerce.superuser.query('select count(*)::int as n from orders')).rows[0].n;
    const before = await orders();
    expect((await shop.checkout([piecesOf(a.variantId), piecesOf(b.variantId, 2)], buyer)).codes).toEqual([
      'OUT_OF_STOCK',
    ]);
    expect(await orders()).toBe(before);
    expect(await shop.stock(a.productId)).toMatchObject({ onHand: 10, held: 0 });
    await shop.order([piecesOf(a.variantId, 2)], buyer);
  });

  test('a buyer’s limit holds over all his orders, at once too, and comes back with the hold', async () => {
    const { productId, variantId } = await shop.product({ perUserLimit: 3 });
    const collector = await commerce.person();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => shop.checkout([piecesOf(variantId)], collector)),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
    expect(answers.flatMap(({ codes }) => (codes[0] === 'CONFLICT' ? ['CONFLICT'] : []))).toHaveLength(2);
    expect(await shop.stock(productId)).toMatchObject({ held: 3 });
    expect((await shop.checkout([piecesOf(variantId)], await commerce.person())).errors).toEqual([]);
    const { order } = answers.find(({ errors }) => errors.length === 0)!.data.checkout.payments[0];
    await shop.mutate('cancelOrder', { id: order.id }, 'order { id }', collector);
    expect((await shop.checkout([piecesOf(variantId)], collector)).errors).toEqual([]);
  });

  test.each([
    ['nothing', { lines: [] }, 'lines'],
    ['no pieces', { lines: [piecesOf(randomUUID(), 0)] }, 'lines.0.quantity'],
    ['a key that is too short', { idempotencyKey: 'short' }, 'idempotencyKey'],
    [
      'two tickets of one listing',
      { lines: [{ kind: 'TICKET_LISTING', itemId: randomUUID(), quantity: 2 }] },
      'lines.0.quantity',
    ],
    [
      'no code of a country',
      { shippingAddress: { ...LONDON, countryCode: 'GBR' } },
      'shippingAddress.countryCode',
    ],
    ['no postcode', { shippingAddress: { ...LONDON, postcode: null } }, 'shippingAddress.postcode'],
    [
      'a postcode of elsewhere',
      { shippingAddress: { ...LONDON, postcode: '10115' } },
      'shippingAddress.postcode',
    ],
    [
      'no state',
      { shippingAddress: { ...LONDON, countryCode: 'US', postcode: '10001' } },
      'shippingAddress.region',
    ],
    ['no name', { shippingAddress: { ...LONDON, name: ' ' } }, 'shippingAddress.name'],
    ['no country', { shippingAddress: { ...LONDON, countryCode: 'ZZ' } }, 'shippingAddress.countryCode'],
  ])('%s is refused by name', async (_, input, field) => {
    const { codes, errors } = await shop.checkout([piecesOf(randomUUID())], buyer, input);
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });

  test('what is not on sale does not exist; nobody buys signed out', async () => {
    expect((await shop.checkout([piecesOf(randomUUID())], buyer)).codes).toEqual(['NOT_FOUND']);
    const { productId, variantId } = await shop.product();
    await shop.mutate('archiveProduct', { id: productId }, 'product { id }', admin, 'ProductStepInput');
    expect((await shop.checkout([piecesOf(variantId)], buyer)).codes).toEqual(['NOT_FOUND']);
    expect((await shop.checkout([piecesOf(variantId)], undefined)).codes).toEqual(['UNAUTHENTICATED']);
    const tiny = await shop.product({ pricePence: 0 });
    const free = { lines: [piecesOf(tiny.variantId)] };
    expect((await shop.checkout(free.lines, buyer)).errors).toEqual([]);
  });

  test('an order is its buyer’s, and where it goes nobody else’s but who sends it', async () => {
    const { variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId)], buyer);
    const look = async (as?: Guest) =>
      commerce.graphql(
        `query ($id: ID!) { order(id: $id) { id shippingAddress { name postcode countryCode } } }`,
        { id: order.id },
        as,
      );
    const address = { name: 'A. Buyer', postcode: 'W1D 5JA', countryCode: 'GB' };
    expect((await look(buyer)).data.order.shippingAddress).toEqual(address);
    expect((await look(admin)).data.order.shippingAddress).toEqual(address);
    for (const as of [await commerce.person(), await commerce.person('moderator')]) {
      const hidden = await look(as);
      expect(hidden.codes).toEqual(['NOT_FOUND']);
    }
    expect((await look()).codes).toEqual(['UNAUTHENTICATED']);
  });

  test('a buyer lists his orders, newest first, in pages', async () => {
    const one = await commerce.person();
    const { variantId } = await shop.product();
    const made: string[] = [];
    for (let n = 0; n < 3; n++) made.unshift((await shop.order([piecesOf(variantId)], one)).id);
    const page = async (after?: string) =>
      (
        await commerce.graphql(
          `query ($after: String) { myOrders(first: 2, after: $after) { nodes { id items { title } } pageInfo { endCursor hasNextPage } } }`,
          { after },
          one,
        )
      ).data.myOrders;
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(made);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('a hold', () => {
  const lapse = (id: string) =>
    commerce.superuser.query(
      `update orders set hold_expires_at = now() - interval '1 second' where id = $1`,
      [id],
    );

  test('that ends gives the goods back, and the order can no longer be paid', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId, 4)], buyer);
    expect(await expireHolds(commerce.deps)).toBe(0);
    await lapse(order.id);
    expect(await expireHolds(commerce.deps)).toBe(1);
    expect(await shop.stock(productId)).toEqual({ received: 10, onHand: 10, held: 0, sold: 0 });
    await expect
      .poll(async () => await shop.read(order.id, buyer), WAIT)
      .toMatchObject({ paymentStatus: 'FAILED', fulfilmentStatus: 'CANCELLED', holdExpiresAt: null });
    expect(() => commerce.stripe.pay(order.intentId)).toThrow();
    expect(await expireHolds(commerce.deps)).toBe(0);
  });

  test('is given up by its buyer, and by nobody else', async () => {
    const { productId, variantId } = await shop.product();
    const order = await shop.order([piecesOf(variantId, 4)], buyer);
    const cancel = (as?: Guest) =>
      shop.mutate('cancelOrder', { id: order.id }, 'order { fulfilmentStatus }', as);
    expect((await cancel(await commerce.person())).codes).toEqual(['NOT_FOUND']);
    expect((await cancel(buyer)).data.cancelOrder.order.fulfilmentStatus).toBe('CANCELLED');
    expect(await shop.stock(productId)).toMatchObject({ onHand: 10, held: 0 });
    expect(commerce.stripe.store.get('payment_intent', order.intentId)!.status).toBe('canceled');
    expect((await cancel(buyer)).codes).toEqual(['INVALID_TRANSITION']);
    await expect.poll(async () => (await shop.read(order.id, buyer)).paymentStatus, WAIT).toBe('FAILED');
    const { data } = await commerce.graphql(
      `query ($id: ID!) { stockMovements(variantId: $id) { nodes { kind quantity orderId } } }`,
      { id: variantId },
      admin,
    );
    expect(data.stockMovements.nodes.slice(0, 2)).toEqual([
      { kind: 'RELEASED', quantity: 4, orderId: order.id },
      { kind: 'HELD', quantity: 4, orderId: order.id },
    ]);
  });
});

describe('a drop', () => {
  const open = async (input: Record<string, unknown> = {}) => {
    const startAt = new Date(Date.now() + 600_000).toISOString();
    const endAt = new Date(Date.now() + 1_200_000).toISOString();
    const made = await shop.mutate(
      'createDrop',
      { title: 'A drop', startAt, endAt, ...input },
      'drop { id }',
      admin,
    );
    const dropId: string = made.data.createDrop.drop.id;
    return { dropId, ...(await shop.product({ dropId })) };
  };
  const shift = (id: string, seconds: number) =>
    commerce.superuser.query(
      `update drops set start_at = start_at + make_interval(secs => $2), end_at = end_at + make_interval(secs => $2)
       where id = $1`,
      [id, seconds],
    );

  test('sells from its start to its end by the clock, and what is held then may still be paid', async () => {
    const { dropId, variantId } = await open();
    const early = await shop.checkout([piecesOf(variantId)], buyer);
    expect(early.codes).toEqual(['CONFLICT']);
    expect(early.errors[0]!.extensions['opensAt']).toEqual(expect.any(String));
    await shift(dropId, -600);
    const order = await shop.order([piecesOf(variantId)], buyer);
    await shift(dropId, -600);
    expect((await shop.checkout([piecesOf(variantId)], buyer)).codes).toEqual(['CONFLICT']);
    await shop.pay(order, buyer);
  });

  test('lets those who came first in by their turn, the rest after them', async () => {
    const { dropId, variantId } = await open({ waveSize: 1, waveSeconds: 60 });
    const entrants = [await commerce.person(), await commerce.person()];
    for (const one of entrants) await shop.mutate('joinDrop', { dropId }, 'drop { id }', one);
    await shift(dropId, -600);
    // Nothing has drawn yet: checkout does.
    const answers = await Promise.all(
      [...entrants, buyer].map((one) => shop.checkout([piecesOf(variantId)], one)),
    );
    expect(answers.map(({ codes }) => codes[0] ?? 'OK').sort()).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
    expect(answers[2]!.codes).toEqual(['CONFLICT']);
    await shift(dropId, -61);
    for (const one of entrants) expect((await shop.checkout([piecesOf(variantId)], one)).errors).toEqual([]);
    expect((await shop.checkout([piecesOf(variantId)], buyer)).codes).toEqual(['CONFLICT']);
    await shift(dropId, -60);
    expect((await shop.checkout([piecesOf(variantId)], buyer)).errors).toEqual([]);
  });
});

test('a secret belongs to its order', async () => {
  const { variantId } = await shop.product();
  const { data } = await shop.checkout([piecesOf(variantId)], buyer);
  const [{ order, clientSecret }] = data.checkout.payments;
  const { rows } = await commerce.superuser.query(
    'select stripe_payment_intent_id as id from orders where id = $1',
    [order.id],
  );
  expect(rows[0].id).toBe(intentOf(clientSecret));
});
