import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import { freePort } from '@hotmess/local/backing/free-port';
import { signedGraphql } from '@hotmess/local/testing/graphql-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOnboarding } from '../src/seller/onboarding.ts';
import { createStripe } from '../src/stripe/client.ts';
import { findPayees } from '../src/seller/payees.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';

const SYSTEM = systemActor('test');
const WAIT = { timeout: 10_000, interval: 25 };
const REASON = 'Counterfeit goods were sold.';

let commerce: Commerce;
let market: MarketWorld;
beforeAll(async () => {
  commerce = await startCommerce();
  market = await openMarket(commerce);
});
afterAll(() => commerce.close());

const seen = async (id: string, as?: Parameters<Commerce['graphql']>[2]) =>
  commerce.graphql(`query ($id: ID!) { marketSeller(id: $id) { id displayName memberSince } }`, { id }, as);
const eventsOf = async (sellerId: string) => {
  const facts = ['seller.approved', 'seller.suspended', 'seller.payouts_changed'];
  const all = await Promise.all(
    facts.map(async (fact) => (await commerce.events(fact)).map((data) => ({ fact, ...data }))),
  );
  return all
    .flat()
    .filter((event) => (event as unknown as { sellerId: string }).sellerId === sellerId)
    .map((event) => event as unknown as { fact: string; version: number; canCharge: boolean })
    .sort((a, b) => a.version - b.version)
    .map(({ fact, canCharge }) => [fact, canCharge]);
};

describe('to become a seller', () => {
  test('one applies, an admin lets him in, Stripe takes charges: each step is told, and no other', async () => {
    const { guest, sellerId } = await market.applicant();
    expect(await market.account(guest)).toMatchObject({
      status: 'PENDING',
      payoutStatus: 'PENDING',
      canCharge: false,
      feeBasisPoints: 1_000,
    });
    // Nobody else sees who applied: the same bytes as for what does not exist.
    expect((await seen(sellerId)).errors).toEqual((await seen(randomUUID())).errors);
    expect(await market.call('approveSeller', { id: sellerId, version: 1 }, market.admin)).toMatchObject({
      status: 'APPROVED',
      canCharge: false,
    });
    expect((await seen(sellerId)).data.marketSeller).toMatchObject({
      id: sellerId,
      displayName: 'Leather & Co',
    });

    const { data } = await commerce.graphql(
      `mutation { startSellerOnboarding { url expiresAt } }`,
      {},
      guest,
    );
    expect(data.startSellerOnboarding.url).toContain(`${commerce.stripe.url}/onboarding/acct_`);
    const [, , , , stripeAccount] = new URL(data.startSellerOnboarding.url).href.split(/[/?]/);
    await market.moveAccount(stripeAccount!, 'in_review');
    expect(await market.account(guest)).toMatchObject({ onboardingComplete: true, canCharge: false });
    await market.moveAccount(stripeAccount!, 'active');
    expect(await market.account(guest)).toMatchObject({ payoutStatus: 'ACTIVE', canCharge: true });
    expect(await eventsOf(sellerId)).toEqual([
      ['seller.approved', false],
      ['seller.payouts_changed', true],
    ]);
    expect(await commerce.auditCount('seller.approve')).toBeGreaterThan(0);
  });

  test('the page on which a person ends his onboarding works like the rest', async () => {
    const { guest } = await market.applicant();
    const { data } = await commerce.graphql(`mutation { startSellerOnboarding { url } }`, {}, guest);
    const { url } = data.startSellerOnboarding;
    expect(await (await fetch(url)).text()).toContain('charges off');
    const done = await fetch(url, {
      method: 'POST',
      body: 'state=active',
      redirect: 'manual',
      headers: FORM,
    });
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe('http://localhost:4000/?onboarding=done');
    await expect.poll(async () => (await market.account(guest)).payoutStatus, WAIT).toBe('ACTIVE');
    const foreign = await fetch(url, {
      method: 'POST',
      body: 'state=rejected',
      headers: { ...FORM, origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });

  test('asked twice at once, one Connect account is made', async () => {
    const { guest, sellerId } = await market.applicant();
    const ask = () => commerce.graphql(`mutation { startSellerOnboarding { url } }`, {}, guest);
    const answers = await Promise.all([ask(), ask(), ask()]);
    const accounts = answers.map(({ data }) => new URL(data.startSellerOnboarding.url).pathname);
    expect(new Set(accounts).size).toBe(1);
    const made = commerce.stripe.store
      .list('account')
      .filter(({ metadata }) => metadata?.['sellerId'] === sellerId);
    expect(made).toHaveLength(1);
  });

  test('one person, one account; a rejected application is final, and says why', async () => {
    const { guest, sellerId } = await market.applicant();
    expect((await market.call('applyAsSeller', { displayName: 'Again' }, guest)).codes).toEqual(['CONFLICT']);
    await market.call('rejectSeller', { id: sellerId, reason: REASON }, market.admin);
    expect(await market.account(guest)).toMatchObject({ status: 'REJECTED', decisionReason: REASON });
    expect((await market.call('approveSeller', { id: sellerId }, market.admin)).codes).toEqual([
      'INVALID_TRANSITION',
    ]);
    const onboarding = await commerce.graphql(`mutation { startSellerOnboarding { url } }`, {}, guest);
    expect(onboarding.codes).toEqual(['INVALID_TRANSITION']);
  });

  test.each([
    ['displayName', { displayName: 'x' }],
    ['displayName', { displayName: 'a'.repeat(81) }],
    ['displayName', { displayName: 'two\nlines' }],
    ['description', { displayName: 'A shop', description: 'x'.repeat(2_001) }],
  ])('a bad %s is refused by name', async (field, input) => {
    const { codes, errors } = await market.call('applyAsSeller', input, await commerce.person());
    expect([codes, errors[0].extensions.field]).toEqual([['BAD_USER_INPUT'], field]);
  });

  test('Stripe away is UNAVAILABLE, and nothing is kept of the attempt', async () => {
    const { guest, sellerId } = await market.applicant();
    const away = createStripe({
      STRIPE_SECRET_KEY: commerce.stripe.secretKey,
      STRIPE_API_URL: `http://127.0.0.1:${await freePort()}`,
    });
    await expect(startOnboarding({ ...commerce.deps, stripe: away }, guest.actor)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    const [payee] = await findPayees(commerce.deps.database.as(SYSTEM), [sellerId]);
    expect(payee!.stripeAccountId).toBeNull();
    expect((await startOnboarding(commerce.deps, guest.actor)).url).toContain('/onboarding/');
  });
});

describe('who decides', () => {
  test('admins alone, with a fresh sign-in and a reason, on what they saw', async () => {
    const { guest, sellerId } = await market.applicant();
    for (const as of [undefined, guest, await commerce.person(), market.moderator])
      expect((await market.call('approveSeller', { id: sellerId }, as)).codes).toEqual([
        as ? 'FORBIDDEN' : 'UNAUTHENTICATED',
      ]);
    const old = await commerce.issuer.token(
      { userId: market.admin.userId, roles: ['user', 'admin'] },
      { claims: { auth_time: Math.floor(Date.now() / 1000) - 3_600 } },
    );
    const stale = await signedGraphql(commerce.service.url, commerce.config.GATEWAY_HMAC_SECRET, {
      query: `mutation ($id: ID!) { approveSeller(input: { id: $id }) { account { id } } }`,
      variables: { id: sellerId },
      token: old,
    });
    expect(stale.codes).toEqual(['STEP_UP_REQUIRED']);
    expect((await market.call('approveSeller', { id: sellerId, version: 7 }, market.admin)).codes).toEqual([
      'CONFLICT',
    ]);
    expect(
      (await market.call('rejectSeller', { id: sellerId, reason: 'short' }, market.admin)).codes,
    ).toEqual(['BAD_USER_INPUT']);
    expect((await market.call('approveSeller', { id: randomUUID() }, market.admin)).codes).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('an admin is no seller, so that nobody decides on his own', async () => {
    expect((await market.call('applyAsSeller', { displayName: 'Mine' }, market.admin)).codes).toEqual([
      'FORBIDDEN',
    ]);
  });

  test('suspended and let in again: told both times, hidden meanwhile', async () => {
    const { guest, sellerId } = await market.seller();
    await market.call('suspendSeller', { id: sellerId, reason: REASON }, market.admin);
    expect(await market.account(guest)).toMatchObject({
      status: 'SUSPENDED',
      decisionReason: REASON,
      canCharge: false,
    });
    expect((await seen(sellerId)).codes).toEqual(['NOT_FOUND']);
    await market.call('reinstateSeller', { id: sellerId, reason: 'The appeal was upheld.' }, market.admin);
    expect(await market.account(guest)).toMatchObject({
      status: 'APPROVED',
      decisionReason: null,
      canCharge: true,
    });
    expect((await eventsOf(sellerId)).slice(2)).toEqual([
      ['seller.suspended', false],
      ['seller.approved', true],
    ]);
    expect(
      (await market.call('reinstateSeller', { id: sellerId, reason: REASON }, market.admin)).codes,
    ).toEqual(['INVALID_TRANSITION']);
  });

  test('the fee is the admin’s to set, within bounds; a brand shows once he allows it', async () => {
    const { guest, sellerId } = await market.seller();
    expect(
      await market.call('setSellerFee', { id: sellerId, feeBasisPoints: 250 }, market.admin),
    ).toMatchObject({
      feeBasisPoints: 250,
    });
    for (const feeBasisPoints of [-1, 5_001])
      expect(
        (await market.call('setSellerFee', { id: sellerId, feeBasisPoints }, market.admin)).codes,
      ).toEqual(['BAD_USER_INPUT']);
    const brand = { brandName: 'Vault Leather', brandLogoUrl: 'https://media.hotmess.test/logo.png' };
    expect((await market.call('updateSellerProfile', brand, guest)).codes).toEqual(['FORBIDDEN']);
    await market.call('setSellerWhiteLabel', { id: sellerId, enabled: true }, market.admin);
    const elsewhere = { brandLogoUrl: 'https://elsewhere.example/logo.png' };
    expect((await market.call('updateSellerProfile', elsewhere, guest)).codes).toEqual(['BAD_USER_INPUT']);
    expect((await market.call('updateSellerProfile', brand, guest)).codes).toBeUndefined();
    const shown = () =>
      commerce.graphql(`query ($id: ID!) { marketSeller(id: $id) { brand { name logoUrl } } }`, {
        id: sellerId,
      });
    expect((await shown()).data.marketSeller.brand).toEqual({
      name: 'Vault Leather',
      logoUrl: brand.brandLogoUrl,
    });
    await market.call('setSellerWhiteLabel', { id: sellerId, enabled: false }, market.admin);
    expect((await shown()).data.marketSeller.brand).toBeNull();
  });

  test('admins list who waits, longest first, in pages that miss nothing', async () => {
    const made: string[] = [];
    for (let n = 0; n < 3; n++) made.push((await market.applicant()).sellerId);
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data, codes } = await commerce.graphql(
        `query ($after: String) { sellerAccounts(status: PENDING, first: 2, after: $after) {
          nodes { id seller { displayName } } pageInfo { hasNextPage endCursor } } }`,
        { after },
        market.admin,
      );
      expect(codes).toEqual([]);
      found.push(...data.sellerAccounts.nodes.map(({ id }: { id: string }) => id));
      ({ endCursor: after, hasNextPage: more } = data.sellerAccounts.pageInfo);
    }
    expect(found.filter((id) => made.includes(id))).toEqual(made);
    const others = await commerce.graphql(
      `{ sellerAccounts(status: PENDING) { nodes { id } } }`,
      {},
      market.moderator,
    );
    expect(others.codes).toEqual(['FORBIDDEN']);
  });
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
