import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awardScan } from '../src/xp/scans.ts';
import { type Identity, startIdentity } from './harness.ts';

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

test('history is paged, newest first, and balance and level are mine', async () => {
  const guest = await identity.person();
  await earn(guest.userId, 12);
  const query = `query ($first: Int, $after: String) { me {
    xp { balance totalEvents level lastActivity }
    xpHistory(first: $first, after: $after) { nodes { id type points source occurredAt } pageInfo { hasNextPage hasPreviousPage endCursor } }
  } }`;
  const first = await identity.graphql(query, { first: 7 }, guest);
  expect(first.errors).toEqual([]);
  expect(first.data.me.xp).toMatchObject({ balance: 125, totalEvents: 13, level: 1 });
  const { nodes, pageInfo } = first.data.me.xpHistory;
  expect(nodes.length).toBe(7);
  expect(nodes[0]).toMatchObject({ type: 'BEACON_SCAN', points: 10, source: 'nightlife' });
  const second = await identity.graphql(query, { first: 7, after: pageInfo.endCursor }, guest);
  expect(second.data.me.xpHistory.nodes.length).toBe(6);
  expect(second.data.me.xpHistory.nodes[5]).toMatchObject({
    type: 'DAILY_LOGIN',
    points: 5,
    source: 'identity',
  });
  expect(second.data.me.xpHistory.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const ids = [...nodes, ...second.data.me.xpHistory.nodes].map(({ id }: { id: string }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  for (const bad of [{ first: 0 }, { first: -1 }, { first: 101 }, { after: 'x' }, { after: 'eyJ4Ijox' }])
    expect((await identity.graphql(query, bad, guest)).codes).toEqual(['BAD_USER_INPUT']);
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
