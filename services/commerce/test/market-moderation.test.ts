import { randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { systemActor } from '@hotmess/shared/db/actor';
import { eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { userBanned, userErased, userReinstated, userSuspended } from '@hotmess/shared/events/identity';
import { actionTaken, reportFiled } from '@hotmess/shared/events/safety';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectSeller, eraseSeller } from '../src/dsar/seller.ts';
import { afterReport } from '../src/market-listing/reports.ts';
import { holdStock, sellHeld } from '../src/stock/commands.ts';
import { type Commerce, startCommerce } from './harness.ts';
import { type MarketWorld, openMarket } from './market-world.ts';

const SYSTEM = systemActor('test');
const WAIT = { timeout: 20_000, interval: 40 };

let nats: TestNats;
let commerce: Commerce;
let market: MarketWorld;
beforeAll(async () => {
  nats = await startOwnNats();
  commerce = await startCommerce({ natsUrl: nats.url });
  market = await openMarket(commerce);
});
afterAll(async () => {
  await commerce.close();
  await nats.dispose();
});

async function send<Data>(contract: EventContract<Data>, data: NoInfer<Data>, copies = 1): Promise<void> {
  for (let copy = 0; copy < copies; copy++)
    await sendThroughOutbox(commerce.superuser, eventOf(contract, data));
}
const listing = async (id: string) =>
  (await commerce.superuser.query('select * from market_listings where id = $1', [id])).rows[0];
const seller = async (id: string) =>
  (await commerce.superuser.query('select * from market_sellers where id = $1', [id])).rows[0];
const answers = async (fact: string, key: string, id: string) =>
  (await commerce.events(fact)).filter((event) => event[key] === id);

/** Takes an action as safety does, and gives the answer. */
async function act(
  action: 'remove_listing' | 'suspend_seller' | 'reinstate' | 'warn',
  targetType: 'market_listing' | 'seller',
  targetId: string,
  version: number,
) {
  const actionId = randomUUID();
  await send(actionTaken, { actionId, action, targetType, targetId, version });
  await expect.poll(() => answers('action.applied', 'actionId', actionId), WAIT).toHaveLength(1);
  return (await answers('action.applied', 'actionId', actionId))[0]!;
}

describe('actions', () => {
  test('a removed listing is gone, and reinstated it is where it was', async () => {
    const { guest } = await market.seller();
    const id = await market.live(guest);
    expect(await act('remove_listing', 'market_listing', id, 1)).toMatchObject({
      outcome: 'effective',
      changed: [{ change: 'LISTING_REMOVED', count: 1 }],
      failure: null,
    });
    expect(await listing(id)).toMatchObject({
      status: 'removed',
      prior_state: 'live',
      removed_by: 'moderator',
    });
    // Its seller cannot bring it back.
    expect((await market.call('submitMarketListing', { id }, guest)).codes).toEqual(['INVALID_TRANSITION']);
    expect(await act('remove_listing', 'market_listing', id, 2)).toMatchObject({ outcome: 'unchanged' });
    expect(await act('reinstate', 'market_listing', id, 3)).toMatchObject({
      outcome: 'effective',
      changed: [{ change: 'LISTING_REINSTATED', count: 1 }],
    });
    expect(await listing(id)).toMatchObject({ status: 'live', prior_state: null, removed_by: null });
    // One that was overtaken does nothing, whenever it comes.
    expect(await act('remove_listing', 'market_listing', id, 2)).toMatchObject({ outcome: 'unchanged' });
    expect((await listing(id)).status).toBe('live');
  });

  test('what its seller took away, no moderator brings back; what does not exist is said', async () => {
    const { guest } = await market.seller();
    const id = await market.live(guest);
    await market.call('removeMarketListing', { id }, guest);
    expect(await act('reinstate', 'market_listing', id, 1)).toMatchObject({ outcome: 'unchanged' });
    expect((await listing(id)).status).toBe('removed');
    for (const type of ['market_listing', 'seller'] as const)
      expect(await act('reinstate', type, randomUUID(), 1)).toMatchObject({
        outcome: 'failed',
        failure: 'UNKNOWN_TARGET',
      });
    expect(await act('warn', 'market_listing', id, 9)).toMatchObject({ failure: 'UNSUPPORTED_ACTION' });
  });

  test('a suspended seller is let in again by the action that takes it back, not while an admin holds him', async () => {
    const { guest, sellerId } = await market.seller();
    expect(await act('suspend_seller', 'seller', sellerId, 1)).toMatchObject({
      outcome: 'effective',
      changed: [{ change: 'SELLER_SUSPENDED', count: 1 }],
    });
    expect(await market.account(guest)).toMatchObject({ status: 'SUSPENDED', canCharge: false });
    expect(await act('reinstate', 'seller', sellerId, 2)).toMatchObject({
      changed: [{ change: 'SELLER_REINSTATED', count: 1 }],
    });
    expect(await market.account(guest)).toMatchObject({ status: 'APPROVED', canCharge: true });
    await market.call('suspendSeller', { id: sellerId, reason: 'Two complaints in a week.' }, market.admin);
    expect(await act('suspend_seller', 'seller', sellerId, 3)).toMatchObject({
      changed: [{ change: 'SELLER_NOTED', count: 1 }],
    });
    expect(await act('reinstate', 'seller', sellerId, 4)).toMatchObject({
      changed: [{ change: 'SELLER_NOTED', count: 1 }],
    });
    expect((await seller(sellerId)).status).toBe('suspended');
    expect(
      (await commerce.events('seller.suspended')).filter((event) => event['sellerId'] === sellerId),
    ).toHaveLength(2);
  });
});

describe('reports', () => {
  const report = async (
    targetType: 'market_listing' | 'seller',
    targetId: string,
    n: number,
    version = n,
  ) => {
    const reportId = randomUUID();
    await send(reportFiled, {
      reportId,
      targetType,
      targetId,
      category: 'scam',
      distinctReporters: n,
      version,
    });
    await expect.poll(() => answers('report_target.resolved', 'reportId', reportId), WAIT).toHaveLength(1);
    return (await answers('report_target.resolved', 'reportId', reportId))[0]!;
  };

  test('whose it is, is answered; what is not there, too', async () => {
    const { guest, sellerId } = await market.seller();
    const id = await market.live(guest);
    const owned = { exists: true, ownerId: guest.userId };
    expect(await report('seller', sellerId, 1)).toMatchObject({
      targetType: 'seller',
      targetId: sellerId,
      ...owned,
    });
    expect(await report('market_listing', id, 1)).toMatchObject({ targetType: 'market_listing', ...owned });
    for (const type of ['seller', 'market_listing'] as const)
      expect(await report(type, randomUUID(), 1)).toMatchObject({ exists: false, ownerId: null });
  });

  test('three different people send a listing back to review, exactly, in any order; reviewed, three more', async () => {
    const { guest } = await market.seller();
    const id = await market.live(guest);
    await report('market_listing', id, 2, 4);
    // Older ones that come late count nothing, as does the same reporter again.
    await report('market_listing', id, 1, 2);
    expect(await listing(id)).toMatchObject({ status: 'live', report_count: 2 });
    await report('market_listing', id, 3, 5);
    expect(await listing(id)).toMatchObject({ status: 'pending_review', report_count: 3 });
    const { data } = await commerce.graphql(
      `query ($id: ID!) { marketListing(id: $id) { reportCount } }`,
      { id },
      market.moderator,
    );
    expect(data.marketListing.reportCount).toBe(3);
    await market.call('approveMarketListing', { id }, market.moderator);
    await report('market_listing', id, 5, 7);
    expect((await listing(id)).status).toBe('live');
    await report('market_listing', id, 6, 8);
    expect((await listing(id)).status).toBe('pending_review');
  });

  test('sold out and reported enough, it is reviewed before it is sold again', async () => {
    const { guest } = await market.seller();
    const id = await market.live(guest, { quantity: 1 });
    const moves = [{ stockItemId: (await listing(id)).stock_item_id, quantity: 1, orderId: randomUUID() }];
    await commerce.deps.database.inTransaction(SYSTEM, async (tx) => {
      await holdStock(tx, moves);
      await sellHeld(tx, moves);
    });
    await market.call('restockMarketListing', { id, quantity: 1 }, guest);
    await market.call('restockMarketListing', { id, quantity: -1 }, guest);
    expect((await listing(id)).status).toBe('sold_out');
    await report('market_listing', id, 3);
    expect((await listing(id)).status).toBe('sold_out');
    await market.call('restockMarketListing', { id, quantity: 2 }, guest);
    expect((await listing(id)).status).toBe('pending_review');
  });

  test.each([
    ['live', 0, 2, 0, false],
    ['live', 0, 3, 0, true],
    ['live', 3, 5, 3, false],
    ['live', 3, 6, 3, true],
    ['live', 5, 1, 0, false],
    ['live', 5, 3, 0, true],
    ['draft', 0, 9, 0, false],
  ])(
    '%s, %i cleared, %i reporters: %i cleared, flagged %s',
    (status, cleared, reporters, stays, isFlagged) => {
      expect(afterReport({ status, reports_cleared: cleared }, reporters)).toEqual({
        report_count: reporters,
        reports_cleared: stays,
        isFlagged,
      });
    },
  );
});

describe('how a person stands', () => {
  test('banned: suspended, nothing listed; let in again: as it was, but for what others took away', async () => {
    const { guest, sellerId } = await market.seller();
    const [live, gone] = [await market.live(guest), await market.live(guest)];
    await market.call('removeMarketListing', { id: gone }, guest);
    const { id: drafted } = await market.call(
      'createMarketListing',
      { title: 'A cap', pricePence: 900 },
      guest,
    );
    const user = { userId: guest.userId, actionId: null };
    await send(userBanned, { ...user, version: 4 }, 2);
    await expect.poll(async () => (await listing(live)).status, WAIT).toBe('removed');
    expect(await seller(sellerId)).toMatchObject({ status: 'suspended', suspension_causes: ['banned'] });
    expect((await listing(drafted)).status).toBe('draft');
    // An admin does not undo a ban by the way.
    const undo = { id: sellerId, reason: 'He asked nicely for it.' };
    expect((await market.call('reinstateSeller', undo, market.admin)).codes).toEqual(['CONFLICT']);
    await send(userReinstated, { ...user, version: 5 });
    await expect.poll(async () => (await listing(live)).status, WAIT).toBe('live');
    expect(await seller(sellerId)).toMatchObject({ status: 'approved', suspension_causes: [] });
    expect((await listing(gone)).status).toBe('removed');
    // The ban again, late: a newer word is known.
    await send(userBanned, { ...user, version: 4 });
    await send(userSuspended, { ...user, version: 6 });
    await expect.poll(async () => (await seller(sellerId)).status, WAIT).toBe('suspended');
    expect((await listing(live)).status).toBe('live');
  });

  test('who is banned while his application waits is not approved', async () => {
    const { guest, sellerId } = await market.applicant();
    await send(userBanned, { userId: guest.userId, version: 2, actionId: null });
    await expect.poll(async () => (await seller(sellerId)).suspension_causes, WAIT).toEqual(['banned']);
    expect((await market.call('approveSeller', { id: sellerId }, market.admin)).codes).toEqual(['CONFLICT']);
    const late = await market.applicant();
    await commerce.superuser.query(`insert into user_standings values ($1, 'banned', 2)`, [
      late.guest.userId,
    ]);
    expect((await market.call('approveSeller', { id: late.sellerId }, market.admin)).codes).toEqual([
      'CONFLICT',
    ]);
  });

  test('his data are all there, and erased nothing of what he wrote is left', async () => {
    const { guest, sellerId } = await market.seller();
    const canary = 'canary-7d1f';
    const id = await market.live(guest, { title: `Belt ${canary}`, description: canary });
    await market.call('updateSellerProfile', { displayName: canary, description: canary }, guest);
    await commerce.superuser.query(`update market_listings set review_notes = $2 where id = $1`, [
      id,
      canary,
    ]);
    const inTx = <T>(work: (tx: Parameters<typeof eraseSeller>[0]) => Promise<T>) =>
      commerce.deps.database.inTransaction(SYSTEM, work);
    const part = await inTx((tx) => collectSeller(tx, guest.userId));
    expect(part).toMatchObject({
      sellers: [{ id: sellerId, display_name: canary, stripe_account_id: expect.stringMatching(/^acct_/) }],
      marketListings: [{ id, title: `Belt ${canary}` }],
    });
    expect(JSON.stringify(part)).not.toContain('review_notes');
    const first = await inTx((tx) => eraseSeller(tx, guest.userId));
    expect(await inTx((tx) => eraseSeller(tx, guest.userId))).toEqual(first);
    expect(first).toContainEqual({ table: 'market_listings', treatment: 'nulled', rows: 1, basis: null });
    await send(userErased, { userId: guest.userId, version: 9 });
    await expect
      .poll(
        async () =>
          (
            await commerce.superuser.query('select standing from user_standings where user_id = $1', [
              guest.userId,
            ])
          ).rows,
        WAIT,
      )
      .toEqual([{ standing: 'erased' }]);
    const left = JSON.stringify([await seller(sellerId), await listing(id)]);
    expect(left).not.toContain(canary);
    expect(await listing(id)).toMatchObject({ status: 'removed', removed_by: 'erasure' });
    expect(await seller(sellerId)).toMatchObject({ status: 'suspended' });
    expect(await inTx((tx) => eraseSeller(tx, randomUUID()))).toEqual([
      { table: 'market_sellers', treatment: 'nulled', rows: 0, basis: null },
      { table: 'market_listings', treatment: 'nulled', rows: 0, basis: null },
      { table: 'user_standings', treatment: 'retained', rows: 0, basis: 'SAFETY_RECORDS' },
    ]);
  });
});
