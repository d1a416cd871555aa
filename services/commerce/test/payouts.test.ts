import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountHandler, payoutStatusOf, wayTo } from '../src/seller/account-handler.ts';
import { payoutMachine } from '../src/seller/machine.ts';
import { findPayees, findPayeesOfUsers, recordRefund, recordSale } from '../src/seller/payees.ts';
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

describe('payouts follow Stripe', () => {
  test('restricted and back; rejected is final; only a change of what he may charge is told', async () => {
    const { guest, sellerId, stripeAccount } = await market.seller();
    const told = (await eventsOf(sellerId)).length;
    await market.moveAccount(stripeAccount, 'payouts_paused');
    expect(await market.account(guest)).toMatchObject({ payoutStatus: 'RESTRICTED', canCharge: true });
    await market.moveAccount(stripeAccount, 'restricted');
    expect(await market.account(guest)).toMatchObject({
      payoutStatus: 'RESTRICTED',
      canCharge: false,
      requirementsDue: ['individual.verification.document'],
    });
    await market.moveAccount(stripeAccount, 'active');
    await market.moveAccount(stripeAccount, 'rejected');
    expect(await market.account(guest)).toMatchObject({ payoutStatus: 'REJECTED', canCharge: false });
    expect((await eventsOf(sellerId)).slice(told)).toEqual([
      ['seller.payouts_changed', false],
      ['seller.payouts_changed', true],
      ['seller.payouts_changed', false],
    ]);
  });

  test('in whatever order and however often Stripe tells it, the end is the same', async () => {
    const { guest, sellerId, stripeAccount } = await market.seller();
    const told = (await eventsOf(sellerId)).length;
    commerce.stripe.webhooks.hold();
    for (const state of ['restricted', 'active', 'payouts_paused', 'restricted'] as const)
      commerce.stripe.setAccountState(stripeAccount, state);
    const statuses = await commerce.stripe.webhooks.release({ order: 'backwards', copies: 2 });
    expect(statuses).toEqual(Array(8).fill(200));
    await expect.poll(async () => (await market.account(guest)).payoutStatus, WAIT).toBe('RESTRICTED');
    await expect
      .poll(async () => (await commerce.superuser.query('select from stripe_refreshes')).rowCount, WAIT)
      .toBe(0);
    expect(await market.account(guest)).toMatchObject({ canCharge: false });
    expect((await eventsOf(sellerId)).slice(told)).toEqual([['seller.payouts_changed', false]]);
    const before = await market.account(guest);
    await accountHandler.refresh(commerce.deps, stripeAccount);
    expect(await market.account(guest)).toEqual(before);
  });

  test('an account of nobody’s changes nothing', async () => {
    await accountHandler.refresh(commerce.deps, 'acct_of_nobody');
    const { id } = await commerce.deps.stripe.accounts.create({ type: 'express', country: 'GB' });
    await accountHandler.refresh(commerce.deps, id);
  });

  const facts = { charges: true, payouts: true, submitted: true, due: [], disabledReason: null };
  test.each([
    [facts, 'pending', 'active'],
    [facts, 'restricted', 'active'],
    [{ ...facts, payouts: false }, 'pending', 'pending'],
    [{ ...facts, payouts: false }, 'active', 'restricted'],
    [{ ...facts, charges: false }, 'active', 'restricted'],
    [{ ...facts, charges: false, disabledReason: 'rejected.fraud' }, 'pending', 'rejected'],
    [facts, 'rejected', 'rejected'],
  ] as const)('%o after %s is %s', (given, was, is) => {
    expect(payoutStatusOf({ ...given, due: [...given.due] }, was)).toBe(is);
  });

  test('there is a way along legal edges to whatever Stripe may say', () => {
    for (const from of payoutMachine.states)
      for (const to of payoutMachine.states) {
        if (from === to) expect(wayTo(from, to)).toEqual([]);
        else if (from !== 'rejected' && to !== 'pending') expect(wayTo(from, to).at(-1)).toBe(to);
      }
    expect(wayTo('pending', 'rejected')).toEqual(['active', 'restricted', 'rejected']);
    expect(() => wayTo('rejected', 'active')).toThrow('no way');
  });
});

describe('reputation, and what a checkout asks', () => {
  test('counts sales and refunds, and says nothing private', async () => {
    const { sellerId } = await market.seller();
    const inTx = (work: Parameters<typeof commerce.deps.database.inTransaction>[1]) =>
      commerce.deps.database.inTransaction(SYSTEM, work);
    await Promise.all(Array.from({ length: 5 }, () => inTx((tx) => recordSale(tx, sellerId))));
    await inTx((tx) => recordRefund(tx, sellerId));
    const { data } = await commerce.graphql(
      `query ($of: [_Any!]!) { entities: _entities(representations: $of) {
        ... on MarketSeller { id reputation { sales refunds memberSince } } } }`,
      {
        of: [
          { __typename: 'MarketSeller', id: sellerId },
          { __typename: 'MarketSeller', id: randomUUID() },
        ],
      },
    );
    expect(data.entities).toEqual([
      { id: sellerId, reputation: { sales: 5, refunds: 1, memberSince: expect.any(String) } },
      null,
    ]);
  });

  test('a payee is who he is, whatever key he is asked by', async () => {
    const { guest, sellerId, stripeAccount } = await market.seller();
    const db = commerce.deps.database.as(SYSTEM);
    const payee = {
      sellerId,
      userId: guest.userId,
      feeBasisPoints: 1_000,
      stripeAccountId: stripeAccount,
      canCharge: true,
    };
    expect(await findPayees(db, [sellerId])).toEqual([payee]);
    expect(await findPayeesOfUsers(db, [guest.userId, randomUUID()])).toEqual([payee]);
    await market.call('suspendSeller', { id: sellerId, reason: REASON }, market.admin);
    expect(await findPayees(db, [sellerId])).toEqual([{ ...payee, canCharge: false }]);
  });
});
