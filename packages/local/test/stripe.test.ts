import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stripe } from 'stripe';
import { afterEach, describe, expect, test } from 'vitest';
import { parseForm } from '../src/stripe/form.ts';
import { type StripeStandIn, newStandInKeys, startStripeStandIn } from '../src/stripe/stand-in.ts';

const stoppers: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const stop of stoppers.splice(0).reverse()) await stop();
});

const keys = newStandInKeys();
async function start(file?: string): Promise<StripeStandIn> {
  const standIn = await startStripeStandIn({ host: '127.0.0.1', port: 0, ...keys, ...(file && { file }) });
  stoppers.push(() => standIn.stop());
  return standIn;
}
function sdk({ url, secretKey }: StripeStandIn): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, { host: hostname, port, protocol: 'http', telemetry: false });
}
/** An endpoint that answers as told and notes what came, its signature checked. */
async function endpoint(statusOf: (call: number) => number = () => 200) {
  const got: Stripe.Event[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['stripe-signature'] as string;
      got.push(
        new Stripe('sk_x').webhooks.constructEvent(Buffer.concat(chunks), signature, keys.webhookSecret),
      );
      response.writeHead(statusOf(got.length)).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stoppers.push(() => new Promise((done) => server.close(done)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got };
}
const account = async (stripe: Stripe, standIn: StripeStandIn) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'GB' });
  standIn.setAccountState(id, 'active');
  return id;
};

test('form encoding nests and numbers as Stripe’s does', () => {
  expect(parseForm('a=1&b[c][d]=2&e[0]=x&e[1]=y&f[]=p&f[]=q&g[0][h]=z&i=')).toEqual({
    a: '1',
    b: { c: { d: '2' } },
    e: ['x', 'y'],
    f: ['p', 'q'],
    g: [{ h: 'z' }],
    i: '',
  });
  for (const bad of ['a[=1', 'a]b=1', '__proto__[x]=1', 'a[b][c][d][e][f]=1'])
    expect(() => parseForm(bad)).toThrow('Invalid parameter name');
});

describe('money', () => {
  test('a destination charge splits into transfer and fee; refunds take both back in proportion, to the penny', async () => {
    const standIn = await start();
    const stripe = sdk(standIn);
    const destination = await account(stripe, standIn);
    const { id } = await stripe.paymentIntents.create({
      amount: 1_001,
      currency: 'gbp',
      transfer_data: { destination },
      application_fee_amount: 101,
    });
    standIn.pay(id);
    const refund = (amount?: number) =>
      stripe.refunds.create({
        payment_intent: id,
        reverse_transfer: true,
        refund_application_fee: true,
        ...(amount && { amount }),
      });
    for (const amount of [333, 333, undefined]) await refund(amount);
    const { latest_charge } = await stripe.paymentIntents.retrieve(id, {
      expand: ['latest_charge.transfer', 'latest_charge.application_fee', 'latest_charge.refunds'],
    });
    const charge = latest_charge as Stripe.Charge;
    const transfer = charge.transfer as Stripe.Transfer;
    const fee = charge.application_fee as Stripe.ApplicationFee;
    expect([charge.amount_refunded, charge.refunded, transfer.amount, transfer.amount_reversed]).toEqual([
      1_001,
      true,
      1_001,
      1_001,
    ]);
    expect([transfer.reversed, fee.amount, fee.amount_refunded, fee.refunded]).toEqual([
      true,
      101,
      101,
      true,
    ]);
    expect(transfer.reversals.data.map(({ amount }) => amount)).toEqual([335, 333, 333]);
    expect(charge.refunds!.data.map(({ amount }) => amount)).toEqual([335, 333, 333]);
  });

  test('disputes open and close; a refund fails, and its money is there again', async () => {
    const standIn = await start();
    const stripe = sdk(standIn);
    const paid = async (card?: string) => {
      const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'gbp' });
      return standIn.pay(id, card);
    };
    const { id } = await paid();
    const dispute = standIn.dispute(id, { reason: 'product_not_received' });
    expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'needs_response',
      payment_intent: id,
    });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
    expect(standIn.closeDispute(dispute.id, true).status).toBe('won');
    expect((await paid('pm_card_createDispute')).latest_charge).toMatch(/^ch_/);
    expect(standIn.store.list('dispute')).toHaveLength(2);
    const other = await paid('pm_card_pendingRefund');
    const pending = await stripe.refunds.create({ payment_intent: other.id });
    expect(pending.status).toBe('pending');
    expect(standIn.settleRefund(pending.id, false).status).toBe('failed');
    expect((await stripe.refunds.create({ payment_intent: other.id })).amount).toBe(500);
  });

  test('the buyer’s bank, asked, decides', async () => {
    const standIn = await start();
    const stripe = sdk(standIn);
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'gbp' });
    expect(standIn.pay(id, 'pm_card_authenticationRequired').status).toBe('requires_action');
    expect(standIn.authenticate(id, false)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
    standIn.pay(id, 'pm_card_authenticationRequired');
    expect(standIn.authenticate(id, true).status).toBe('succeeded');
  });
});

describe('webhooks', () => {
  test('are sent again until they are acknowledged, and do not stop each other', async () => {
    const standIn = await start();
    const { url, got } = await endpoint((call) => (call <= 2 ? 500 : 200));
    standIn.webhooks.deliverTo(url);
    await account(sdk(standIn), standIn);
    await expect.poll(() => got.length, { timeout: 5_000 }).toBe(3);
    expect(new Set(got.map(({ id }) => id)).size).toBe(1);
    expect(got[0]).toMatchObject({ type: 'account.updated', account: expect.stringMatching(/^acct_/) });
  });

  test('held, they go in any order and number', async () => {
    const standIn = await start();
    const { url, got } = await endpoint();
    standIn.webhooks.deliverTo(url);
    standIn.webhooks.hold();
    const { id } = await sdk(standIn).paymentIntents.create({ amount: 500, currency: 'gbp' });
    standIn.pay(id);
    expect(standIn.webhooks.held.map(({ type }) => type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
    expect(await standIn.webhooks.release({ order: 'backwards', copies: 2 })).toEqual(Array(6).fill(200));
    expect(got.map(({ type }) => type.replace('payment_intent.', ''))).toEqual([
      'succeeded',
      'succeeded',
      'charge.succeeded',
      'charge.succeeded',
      'created',
      'created',
    ]);
  });
});

test('what it knows and did not get rid of is there after a restart, but for a line that was cut off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotmess-stripe-'));
  stoppers.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'stripe.jsonl');
  const first = await start(file);
  const made = await sdk(first).paymentIntents.create(
    { amount: 500, currency: 'gbp' },
    { idempotencyKey: 'order-1' },
  );
  first.pay(made.id);
  await first.stop();
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"object":"charge","id":"ch_cut`);
  const second = await start(file);
  const { url, got } = await endpoint();
  second.webhooks.deliverTo(url);
  await expect.poll(() => got.length).toBe(3);
  const again = await sdk(second).paymentIntents.create(
    { amount: 500, currency: 'gbp' },
    { idempotencyKey: 'order-1' },
  );
  expect(again.id).toBe(made.id);
  expect((await sdk(second).paymentIntents.retrieve(made.id)).status).toBe('succeeded');
});

test('a person pays on its page, and nobody else’s page does', async () => {
  const standIn = await start();
  const { id, client_secret } = await sdk(standIn).paymentIntents.create({ amount: 4_250, currency: 'gbp' });
  expect(await (await fetch(standIn.url)).text()).toContain('42.50 GBP');
  const pay = (body: object, headers = {}) =>
    fetch(`${standIn.url}/pay/${client_secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  expect((await pay({ card: 'pm_card_visa' }, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await (await pay({ card: 'pm_card_chargeDeclined' })).json()).toEqual({
    status: 'requires_payment_method',
    error: 'Your card was declined.',
  });
  expect((await pay({ card: 'pm_card_of_nobody' })).status).toBe(404);
  expect(await (await pay({})).json()).toEqual({ status: 'succeeded', error: null });
  expect(standIn.store.get('payment_intent', id)!.amount_received).toBe(4_250);
  expect((await fetch(`${standIn.url}/pay/pi_x_secret_y`)).status).toBe(404);
});
