import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { balanceOfLevel, levelOf } from '../src/xp/level.ts';
import { awardScan } from '../src/xp/scans.ts';
import { type Guest, type Identity, startIdentity } from './harness.ts';

test('a level is the largest whose balance is reached', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (balance) => {
      const level = levelOf(balance);
      expect(balanceOfLevel(level)).toBeLessThanOrEqual(balance);
      expect(balanceOfLevel(level + 1)).toBeGreaterThan(balance);
    }),
    { numRuns: 1_000 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), (level) => {
      expect(levelOf(balanceOfLevel(level))).toBe(level);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ max: 0 }), (balance) => {
      expect(levelOf(balance)).toBe(0);
    }),
  );
});

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

const earn = async (userId: string, times: number) => {
  for (let n = 0; n < times; n++)
    await identity.service.database.inTransaction(systemActor('test'), (tx) =>
      awardScan(tx, { scanId: randomUUID(), userId, at: new Date() }),
    );
};

/** Makes a person who is on the leaderboard, through GraphQL. */
async function contender(username: string, scans: number): Promise<Guest> {
  const guest = await identity.person({ username });
  const answer = await identity.graphql(
    `mutation { updateProfile(input: { isPublic: true }) { me { isPublic } }
       setConsent(input: { kind: LEADERBOARD, documentVersion: "1" }) { consent { kind withdrawnAt } } }`,
    {},
    guest,
  );
  expect(answer.errors).toEqual([]);
  await earn(guest.userId, scans);
  return guest;
}
const leaderboard = async () =>
  (await identity.graphql('{ leaderboard { rank username balance } }')).data.leaderboard as object[];

test('history is paged, newest first, and balance and level are mine', async () => {
  const guest = await identity.person();
  await earn(guest.userId, 12);
  const query = `query ($first: Int, $after: String) { me {
    xp { balance totalEvents level lastActivity }
    xpHistory(first: $first, after: $after) { nodes { id type points source occurredAt } pageInfo { hasNextPage hasPreviousPage endCursor } }
  } }`;
  const first = await identity.graphql(query, { first: 7 }, guest);
  expect(first.errors).toEqual([]);
  expect(first.data.me.xp).toMatchObject({ balance: 120, totalEvents: 12, level: 1 });
  const { nodes, pageInfo } = first.data.me.xpHistory;
  expect(nodes.length).toBe(7);
  expect(nodes[0]).toMatchObject({ type: 'BEACON_SCAN', points: 10, source: 'nightlife' });
  const second = await identity.graphql(query, { first: 7, after: pageInfo.endCursor }, guest);
  expect(second.data.me.xpHistory.nodes.length).toBe(5);
  expect(second.data.me.xpHistory.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const ids = [...nodes, ...second.data.me.xpHistory.nodes].map(({ id }: { id: string }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  for (const bad of [{ first: 0 }, { first: -1 }, { first: 101 }, { after: 'x' }, { after: 'eyJ4Ijox' }])
    expect((await identity.graphql(query, bad, guest)).codes).toEqual(['BAD_USER_INPUT']);
});

test('the leaderboard holds those who chose to be on it, and only while they do', async () => {
  const [anna, bert, carl] = [
    await contender('anna', 3),
    await contender('Bert', 5),
    await contender('carl', 3),
  ];
  const shy = await identity.person({ username: 'shy' });
  await earn(shy.userId, 9);
  const all = [
    { rank: 1, username: 'Bert', balance: 50 },
    { rank: 2, username: 'anna', balance: 30 },
    { rank: 2, username: 'carl', balance: 30 },
  ];
  expect(await leaderboard()).toEqual(all);
  const withdrawn = await identity.graphql(
    `mutation { withdrawConsent(input: { kind: LEADERBOARD }) { consent { kind withdrawnAt } } }`,
    {},
    bert,
  );
  expect(withdrawn.data.withdrawConsent.consent.withdrawnAt).not.toBeNull();
  expect((await leaderboard())[0]).toMatchObject({ rank: 1, username: 'anna' });
  await identity.graphql(`mutation { updateProfile(input: { isPublic: false }) { me { id } } }`, {}, anna);
  expect(await leaderboard()).toEqual([{ rank: 1, username: 'carl', balance: 30 }]);
  await identity.superuser.query(
    `do $$ begin perform set_config('role', 'system', true);
       update users set status = 'banned' where id = '${carl.userId}'; end $$`,
  );
  expect(await leaderboard()).toEqual([]);
});

test('the rules in force, for those who are signed in', async () => {
  const query = '{ xpRules { type streakDays points dailyCap } }';
  expect((await identity.graphql(query)).codes).toEqual(['UNAUTHENTICATED']);
  const answer = await identity.graphql(query, {}, await identity.person());
  expect(answer.data.xpRules).toEqual([
    { type: 'BEACON_SCAN', streakDays: null, points: 10, dailyCap: null },
    { type: 'DAILY_LOGIN', streakDays: null, points: 5, dailyCap: null },
    { type: 'LISTING_APPROVED', streakDays: null, points: 15, dailyCap: null },
    { type: 'PURCHASE', streakDays: null, points: 10, dailyCap: null },
    { type: 'RADIO_LISTEN', streakDays: null, points: 2, dailyCap: 20 },
    { type: 'STREAK_BONUS', streakDays: 7, points: 25, dailyCap: null },
    { type: 'STREAK_BONUS', streakDays: 30, points: 150, dailyCap: null },
  ]);
});
