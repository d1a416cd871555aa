import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { countRanks, forgetMonths } from '../src/jobs/count-ranks.ts';
import { award } from '../src/xp/award.ts';
import { type Guest, type Identity, startIdentity } from './harness.ts';

const NEVER = new AbortController().signal;
let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
  // Signing in brings nothing here, so that balances are what a test says.
  await identity.superuser.query(
    `update xp_rules set active_to = '2025-01-02Z' where type in ('daily_login', 'streak_bonus')`,
  );
});
afterAll(() => identity.close());
beforeEach(() => identity.superuser.query(`update users set is_public = false`));

const earn = (userId: string, points: number, at = new Date()) =>
  identity.service.database.inTransaction(systemActor('test'), (tx) =>
    award(tx, {
      userId,
      type: 'purchase',
      source: 'commerce',
      sourceEventId: randomUUID(),
      occurredAt: at,
      points,
    }),
  );

/** Makes a person who is on the leaderboard, through GraphQL. */
async function contender(username: string, points: number): Promise<Guest> {
  const guest = await identity.person({ username });
  const answer = await identity.graphql(
    `mutation { updateProfile(input: { isPublic: true }) { me { isPublic } }
       setConsent(input: { kind: LEADERBOARD, documentVersion: "2026-11" }) { consent { kind withdrawnAt } } }`,
    {},
    guest,
  );
  expect(answer.errors).toEqual([]);
  if (points > 0) await earn(guest.userId, points);
  return guest;
}
/** Takes all into the counts. The service's own job may hold the lock, and have looked before the last award. */
const countAll = () =>
  vi.waitFor(async () => {
    await countRanks(identity.service.database, NEVER);
    expect((await identity.superuser.query(`select from xp_moved`)).rowCount).toBe(0);
  });
const board = async (period = 'ALL_TIME') =>
  (
    await identity.graphql(
      `query ($period: LeaderboardPeriod) { leaderboard(period: $period) { rank username balance } }`,
      { period },
    )
  ).data.leaderboard as { rank: number; username: string; balance: number }[];
const placeOf = async (guest: Guest, period = 'ALL_TIME') => {
  const answer = await identity.graphql(
    `query ($period: LeaderboardPeriod) { me { leaderboardPlace(period: $period) { rank balance } } }`,
    { period },
    guest,
  );
  expect(answer.errors).toEqual([]);
  return answer.data.me.leaderboardPlace as { rank: number; balance: number } | null;
};

test('the leaderboard holds those who chose to be on it, and only while they do', async () => {
  const [anna, bert, carl] = [
    await contender('anna', 30),
    await contender('Bert', 50),
    await contender('carl', 30),
  ];
  const shy = await identity.person({ username: 'shy' });
  await earn(shy.userId, 90);
  expect(await board()).toEqual([
    { rank: 1, username: 'Bert', balance: 50 },
    { rank: 2, username: 'anna', balance: 30 },
    { rank: 2, username: 'carl', balance: 30 },
  ]);
  expect(await Promise.all([anna, bert, carl, shy].map((guest) => placeOf(guest)))).toEqual([
    { rank: 2, balance: 30 },
    { rank: 1, balance: 50 },
    { rank: 2, balance: 30 },
    null,
  ]);
  const withdrawn = await identity.graphql(
    `mutation { withdrawConsent(input: { kind: LEADERBOARD }) { consent { kind withdrawnAt } } }`,
    {},
    bert,
  );
  expect(withdrawn.data.withdrawConsent.consent.withdrawnAt).not.toBeNull();
  expect((await board())[0]).toMatchObject({ rank: 1, username: 'anna' });
  expect(await placeOf(bert)).toBeNull();
  expect(await placeOf(carl)).toEqual({ rank: 1, balance: 30 });
  await identity.graphql(`mutation { updateProfile(input: { isPublic: false }) { me { id } } }`, {}, anna);
  expect(await board()).toEqual([{ rank: 1, username: 'carl', balance: 30 }]);
  await identity.superuser.query(
    `do $$ begin perform set_config('role', 'system', true);
       update users set status = 'banned' where id = '${carl.userId}'; end $$`,
  );
  expect(await board()).toEqual([]);
});

test('whoever has nothing, or less, is on no board', async () => {
  const guest = await contender('broke', 0);
  expect(await placeOf(guest)).toBeNull();
  await earn(guest.userId, 0);
  expect(await placeOf(guest)).toBeNull();
  expect(await board()).toEqual([]);
});

test('the month’s board counts what was earned in it, in UTC', async () => {
  const now = new Date();
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const [early, late] = [await contender('early', 0), await contender('late', 0)];
  await earn(early.userId, 100, new Date(month - 1));
  await earn(early.userId, 10, new Date(month));
  await earn(late.userId, 20, new Date(month));
  expect((await board()).map(({ username }) => username)).toEqual(['early', 'late']);
  expect(await board('THIS_MONTH')).toEqual([
    { rank: 1, username: 'late', balance: 20 },
    { rank: 2, username: 'early', balance: 10 },
  ]);
  expect(await placeOf(early, 'THIS_MONTH')).toEqual({ rank: 2, balance: 10 });
  expect(await placeOf(early)).toEqual({ rank: 1, balance: 110 });
  // What comes late to a month that is over changes no board but that of all time.
  await earn(late.userId, 1_000, new Date(month - 1));
  expect(await placeOf(late, 'THIS_MONTH')).toEqual({ rank: 1, balance: 20 });
  expect(await placeOf(late)).toEqual({ rank: 1, balance: 1_020 });
  await countAll();
  expect((await board('THIS_MONTH')).map(({ username }) => username)).toEqual(['late', 'early']);
  // A month goes by: its board is empty, and its counts are forgotten.
  const months = async () =>
    (await identity.superuser.query(`select distinct period from xp_rank_counts where period > '-infinity'`))
      .rowCount;
  expect(await months()).toBe(1);
  await identity.superuser.query(
    `update xp_balance_totals set month = month - interval '1 month', counted_month = counted_month - interval '1 month';
     update xp_rank_counts set period = period - interval '1 month' where period > '-infinity'`,
  );
  expect(await board('THIS_MONTH')).toEqual([]);
  expect(await placeOf(early, 'THIS_MONTH')).toBeNull();
  await forgetMonths(identity.service.database);
  expect(await months()).toBe(0);
  await earn(early.userId, 7);
  expect(await placeOf(early, 'THIS_MONTH')).toEqual({ rank: 1, balance: 7 });
});

test('ranks are exact outside the top 100, in counts and ahead of them, and ties keep their order', async () => {
  const anna = await contender('counted', 4_321);
  const crowd = Array.from({ length: 180 }, (_, n) => ({
    id: randomUUID(),
    points: [1, 999, 1_000, 4_320, 4_321, 4_322, 4_999, 5_000, 77_777][n % 9]!,
  }));
  await identity.service.database.inTransaction(systemActor('test'), ({ db }) =>
    sql`with made as (
          insert into users (id, username, is_public) select id, 'crowd_' || n, true
          from unnest(${crowd.map(({ id }) => id)}::uuid[]) with ordinality as person (id, n) returning id)
        insert into consents (user_id, kind, document_version) select id, 'leaderboard', '1' from made`.execute(
      db,
    ),
  );
  let above = 0;
  for (const half of [crowd.slice(0, 100), crowd.slice(100)]) {
    await Promise.all(half.map(({ id, points }) => earn(id, points)));
    above += half.filter(({ points }) => points > 4_321).length;
    expect(await placeOf(anna)).toEqual({ rank: 1 + above, balance: 4_321 });
    await countAll();
    expect(await placeOf(anna)).toEqual({ rank: 1 + above, balance: 4_321 });
  }
  const { rows } = await identity.superuser.query(
    `select count(*)::int as n from xp_balance_totals where counted is distinct from placed`,
  );
  expect(rows).toEqual([{ n: 0 }]);
  const first = await board();
  expect(first.length).toBe(100);
  expect(first[0]).toMatchObject({ rank: 1, balance: 77_777 });
  expect(await board()).toEqual(first);
  expect(first.map(({ rank }) => rank)).toEqual(
    first.map(({ balance }) => 1 + first.filter((other) => other.balance > balance).length),
  );
});
