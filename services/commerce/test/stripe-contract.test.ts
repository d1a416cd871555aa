import { randomUUID } from 'node:crypto';
import { type TestStripe, startTestStripe } from '@hotmess/local/testing/stripe';
import { Stripe } from 'stripe';
import { afterAll, describe, expect, test } from 'vitest';
import { createStripe } from '../src/stripe/client.ts';

const standIn: TestStripe = await startTestStripe();
afterAll(() => standIn.standIn.stop());

/**
 * The same calls against the local stand-in and, where STRIPE_TEST_KEY is set, against Stripe's test mode: what
 * commerce relies on must be true of both. Connect needs a platform account.
 */
const places: [string, Stripe][] = [['the stand-in', createStripe(standIn.variables)]];
const testKey = process.env['STRIPE_TEST_KEY'];
if (testKey !== undefined) {
  if (!/^(sk|rk)_test_/.test(testKey)) throw new Error('STRIPE_TEST_KEY is no key of the test mode.');
  places.push(['Stripe', createStripe({ STRIPE_SECRET_KEY: testKey, STRIPE_API_URL: undefined })]);
}

const refusal = async (asked: Promise<unknown>): Promise<InstanceType<typeof Stripe.errors.StripeError>> =>
  asked.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error: unknown) => error as InstanceType<typeof Stripe.errors.StripeError>,
  );
const PAY = { automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const } };
const SECOND = { timeout: 30_000 };

describe.each(places)('%s', SECOND, (_, stripe) => {
  const intent = (more: Partial<Stripe.PaymentIntentCreateParams> = {}, key?: string) =>
    stripe.paymentIntents.create(
      { amount: 2_500, currency: 'gbp', metadata: { orderId: 'o_1' }, ...PAY, ...more },
      key === undefined ? {} : { idempotencyKey: key },
    );
  const confirm = (id: string, card: string) =>
    stripe.paymentIntents.confirm(id, { payment_method: card, return_url: 'https://example.com/' });
  const paid = async (amount = 2_500) => confirm((await intent({ amount })).id, 'pm_card_visa');

  test('a PaymentIntent begins without a payment method and keeps what it was given', async () => {
    const made = await intent();
    expect(made).toMatchObject({
      object: 'payment_intent',
      amount: 2_500,
      amount_received: 0,
      currency: 'gbp',
      status: 'requires_payment_method',
      metadata: { orderId: 'o_1' },
      latest_charge: null,
      livemode: false,
    });
    expect(made.client_secret).toMatch(new RegExp(`^${made.id}_secret_`));
    expect((await stripe.paymentIntents.retrieve(made.id)).client_secret).toBe(made.client_secret);
  });

  test('the same idempotency key gives the same PaymentIntent; with other parameters, an idempotency_error', async () => {
    const key = randomUUID();
    const [first, second] = [await intent({}, key), await intent({}, key)];
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    const error = await refusal(intent({ amount: 2_600 }, key));
    expect([error.type, error.statusCode, error.rawType]).toEqual([
      'StripeIdempotencyError',
      400,
      'idempotency_error',
    ]);
  });

  test('a declined confirmation is replayed under its key, as declined', async () => {
    const made = await intent();
    const attempt = () =>
      stripe.paymentIntents.confirm(
        made.id,
        { payment_method: 'pm_card_visa_chargeDeclined', return_url: 'https://example.com/' },
        { idempotencyKey: `confirm-${made.id}` },
      );
    const [first, second] = [await refusal(attempt()), await refusal(attempt())];
    expect([first.type, second.type]).toEqual(['StripeCardError', 'StripeCardError']);
    expect(second.charge).toBe(first.charge);
  });

  test('paid, it is succeeded, with a charge behind it', async () => {
    const done = await paid();
    expect(done).toMatchObject({ status: 'succeeded', amount_received: 2_500, last_payment_error: null });
    const { latest_charge } = await stripe.paymentIntents.retrieve(done.id, { expand: ['latest_charge'] });
    expect(latest_charge).toMatchObject({
      object: 'charge',
      paid: true,
      status: 'succeeded',
      amount: 2_500,
      amount_refunded: 0,
      refunded: false,
      disputed: false,
      payment_intent: done.id,
    });
    const again = await refusal(confirm(done.id, 'pm_card_visa'));
    expect([again.type, again.code]).toEqual([
      'StripeInvalidRequestError',
      'payment_intent_unexpected_state',
    ]);
  });

  test.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
  ])('%s is declined, and another card may be tried', async (card, code, declineCode) => {
    const { id } = await intent();
    const error = await refusal(confirm(id, card));
    expect([error.type, error.statusCode, error.code]).toEqual(['StripeCardError', 402, code]);
    if (declineCode !== undefined) expect(error.decline_code).toBe(declineCode);
    const after = await stripe.paymentIntents.retrieve(id);
    expect(after.status).toBe('requires_payment_method');
    expect(after.last_payment_error?.code).toBe(code);
    expect((await confirm(id, 'pm_card_visa')).status).toBe('succeeded');
  });

  test('a card whose bank wants to ask first leaves it at requires_action', async () => {
    const waiting = await confirm(
      (await intent({ automatic_payment_methods: { enabled: true } })).id,
      'pm_card_authenticationRequired',
    );
    expect(waiting.status).toBe('requires_action');
    expect(waiting.next_action?.type).toBeDefined();
    expect((await stripe.paymentIntents.cancel(waiting.id)).status).toBe('canceled');
  });

  test('what is not paid can be cancelled, once; what is paid or cancelled cannot', async () => {
    const { id } = await intent();
    const cancelled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
    expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    for (const of of [id, (await paid()).id]) {
      const error = await refusal(stripe.paymentIntents.cancel(of));
      expect([error.type, error.code]).toEqual([
        'StripeInvalidRequestError',
        'payment_intent_unexpected_state',
      ]);
    }
    expect((await refusal(confirm(id, 'pm_card_visa'))).code).toBe('payment_intent_unexpected_state');
  });

  test('refunds in parts, to the last penny and no further', async () => {
    const { id } = await paid();
    const first = await stripe.refunds.create({ payment_intent: id, amount: 1_000 });
    expect(first).toMatchObject({ object: 'refund', amount: 1_000, status: 'succeeded', payment_intent: id });
    expect((await refusal(stripe.refunds.create({ payment_intent: id, amount: 1_501 }))).type).toBe(
      'StripeInvalidRequestError',
    );
    await stripe.refunds.create({ payment_intent: id });
    const { latest_charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(latest_charge).toMatchObject({ amount_refunded: 2_500, refunded: true });
    expect((await refusal(stripe.refunds.create({ payment_intent: id }))).code).toBe(
      'charge_already_refunded',
    );
    const { data, has_more } = await stripe.refunds.list({ payment_intent: id, limit: 10 });
    expect([data.map(({ amount }) => amount), has_more]).toEqual([[1_500, 1_000], false]);
    expect(await stripe.refunds.retrieve(first.id)).toMatchObject({ id: first.id, amount: 1_000 });
  });

  test('a refund under its key happens once; nothing is refunded of what was not paid', async () => {
    const { id } = await paid();
    const once = () =>
      stripe.refunds.create({ payment_intent: id, amount: 700 }, { idempotencyKey: `refund-${id}` });
    expect((await once()).id).toBe((await once()).id);
    const { latest_charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(latest_charge).toMatchObject({ amount_refunded: 700 });
    const unpaid = await intent();
    expect((await refusal(stripe.refunds.create({ payment_intent: unpaid.id }))).type).toBe(
      'StripeInvalidRequestError',
    );
  });

  test('what does not fit is refused with the same types and codes', async () => {
    const bad: [() => Promise<unknown>, string][] = [
      [() => intent({ amount: 1 }), 'amount_too_small'],
      [() => intent({ amount: 999_999_999 }), 'amount_too_large'],
      [() => stripe.paymentIntents.retrieve('pi_of_nobody'), 'resource_missing'],
      [() => stripe.refunds.retrieve('re_of_nobody'), 'resource_missing'],
      [() => stripe.disputes.retrieve('du_of_nobody'), 'resource_missing'],
      [() => intent({ transfer_data: { destination: 'acct_of_nobody' } }), 'resource_missing'],
    ];
    const stranger = await refusal(stripe.accounts.retrieve('acct_1032D82eZvKYlo2C'));
    expect([stranger.type, stranger.code]).toEqual(['StripePermissionError', 'account_invalid']);
    for (const [asked, code] of bad) {
      const error = await refusal(asked());
      expect([error.type, error.code]).toEqual(['StripeInvalidRequestError', code]);
    }
  });

  test('a wrong key is refused', async () => {
    const key = 'sk_standin_wrong_wrong';
    const wrong = createStripe({ ...standIn.variables, STRIPE_SECRET_KEY: key });
    expect((await refusal(wrong.paymentIntents.retrieve('pi_1'))).type).toBe('StripeAuthenticationError');
  });

  test('an express account begins without charges, and gets a link to its onboarding', async () => {
    const account = await stripe.accounts.create({
      controller: {
        stripe_dashboard: { type: 'express' },
        fees: { payer: 'application' },
        losses: { payments: 'application' },
      },
      country: 'GB',
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      metadata: { sellerId: 's_1' },
    });
    expect(account).toMatchObject({
      object: 'account',
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
      country: 'GB',
      metadata: { sellerId: 's_1' },
    });
    expect(account.requirements?.currently_due?.length).toBeGreaterThan(0);
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
      id: account.id,
      charges_enabled: false,
    });
    const link = await stripe.accountLinks.create({
      account: account.id,
      type: 'account_onboarding',
      refresh_url: 'https://example.com/again',
      return_url: 'https://example.com/done',
    });
    expect(link).toMatchObject({ object: 'account_link' });
    expect(link.expires_at).toBeGreaterThan(link.created);
    // Nothing can be charged for it yet.
    const early = await refusal(intent({ transfer_data: { destination: account.id } }));
    expect(early.code).toBe('insufficient_capabilities_for_transfer');
  });
});

describe('the stand-in alone', () => {
  const [, stripe] = places[0]!;

  test('anything else is 501 with its name, and is not tried again', async () => {
    const error = await refusal(stripe.customers.create({ email: 'someone@example.com' }));
    expect([error.statusCode, error.message]).toEqual([
      501,
      'The local Stripe stand-in does not have POST /v1/customers.',
    ]);
    const parameter = await refusal(
      stripe.paymentIntents.create({ amount: 100, currency: 'gbp', setup_future_usage: 'off_session' }),
    );
    expect(parameter.message).toContain('the parameter "setup_future_usage" of POST /v1/payment_intents');
  });

  test('a key of Stripe’s is never sent to it, nor one of its own to Stripe', () => {
    const { STRIPE_API_URL, STRIPE_SECRET_KEY } = standIn.variables;
    expect(() => createStripe({ STRIPE_SECRET_KEY: 'sk_live_of_somebody', STRIPE_API_URL })).toThrow(
      'stand-in',
    );
    expect(() => createStripe({ STRIPE_SECRET_KEY, STRIPE_API_URL: undefined })).toThrow('stand-in');
  });
});
