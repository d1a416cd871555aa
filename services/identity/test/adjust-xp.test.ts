import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Guest, type Identity, startIdentity } from './harness.ts';

let identity: Identity;
let admin: Guest;
beforeAll(async () => {
  identity = await startIdentity();
  admin = await identity.person({ role: 'admin' });
});
afterAll(() => identity.close());

const ADJUST = `mutation ($input: AdjustXpInput!) { adjustXp(input: $input) {
  event { id type points source } account { userId xp { balance level nextLevelAt toNextLevel levelProgress } } } }`;
const REASON = 'Lost by our mistake of last week.';
const adjust = (input: object, as: { token: string } = admin) =>
  identity.graphql(ADJUST, { input: { reason: REASON, ...input } }, as);
const audits = async () =>
  (
    await identity.superuser.query<{ data: Record<string, unknown> }>(
      `select envelope::jsonb -> 'data' as data from outbox where subject = 'hotmess.identity.audit.recorded.v1' order by id`,
    )
  ).rows.map(({ data }) => data);

test('an admin gives and takes; the ledger has the row, the audit the reason, and all hear of it', async () => {
  const { userId } = await identity.account();
  const given = await adjust({ userId, points: 250 });
  expect(given.errors).toEqual([]);
  expect(given.data.adjustXp).toMatchObject({
    event: { type: 'ADMIN_ADJUSTMENT', points: 250, source: 'identity' },
    account: {
      userId,
      xp: { balance: 250, level: 1, nextLevelAt: 400, toNextLevel: 150, levelProgress: 0.5 },
    },
  });
  expect((await adjust({ userId, points: -50 })).data.adjustXp.account.xp.balance).toBe(200);
  const audited = (await audits()).filter((data) => data['objectId'] === userId);
  expect(audited).toMatchObject([
    { action: 'xp.adjust', actorId: admin.userId, actorRole: 'admin', subjectId: userId },
    { action: 'xp.adjust', actorId: admin.userId, actorRole: 'admin', subjectId: userId },
  ]);
  const { rows } = await identity.superuser.query(
    `select (envelope::jsonb #>> '{data,points}')::int as points from outbox
     where subject = 'hotmess.identity.xp.awarded.v1' and envelope like '%' || $1 || '%' order by created_at, id`,
    [userId],
  );
  expect(rows).toEqual([{ points: 250 }, { points: -50 }]);
  const kept = await identity.superuser.query(
    `select to_jsonb(xp_events)::text as row from xp_events where user_id = $1`,
    [userId],
  );
  expect(JSON.stringify(kept.rows)).not.toContain('mistake');
});

test('nothing goes below zero by hand, not by many at once', async () => {
  const { userId } = await identity.account();
  await adjust({ userId, points: 100 });
  expect((await adjust({ userId, points: -101 })).codes).toEqual(['BAD_USER_INPUT']);
  const before = (await audits()).length;
  const answers = await Promise.all(Array.from({ length: 6 }, () => adjust({ userId, points: -30 })));
  expect(answers.filter(({ codes }) => codes.length === 0).length).toBe(3);
  expect(answers.flatMap(({ codes }) => codes)).toEqual(Array(3).fill('BAD_USER_INPUT'));
  expect((await audits()).length).toBe(before + 3);
});

test('the same adjustment again adjusts once; another under its name is refused', async () => {
  const { userId } = await identity.account();
  const adjustmentId = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => adjust({ userId, points: 5, adjustmentId })));
  expect(new Set(answers.map(({ data }) => data.adjustXp.event.id)).size).toBe(1);
  expect(answers.map(({ data }) => data.adjustXp.account.xp.balance)).toContain(5);
  expect((await audits()).filter((data) => data['objectId'] === userId).length).toBe(1);
  expect((await adjust({ userId, points: 6, adjustmentId })).codes).toEqual(['IDEMPOTENCY_KEY_REUSED']);
});

test('who may not, whom there is not, and bad input', async () => {
  const { userId } = await identity.account();
  const moderator = await identity.person({ role: 'moderator' });
  expect((await adjust({ userId, points: 1 }, moderator)).codes).toEqual(['FORBIDDEN']);
  expect((await identity.graphql(ADJUST, { input: { userId, points: 1, reason: REASON } })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect((await adjust({ userId: admin.userId, points: 1 })).codes).toEqual(['FORBIDDEN']);
  expect((await adjust({ userId: admin.userId.toUpperCase(), points: 1 })).codes).toEqual(['FORBIDDEN']);
  expect((await adjust({ userId: randomUUID(), points: 1 })).codes).toEqual(['NOT_FOUND']);
  expect((await adjust({ userId: 'x', points: 1 })).codes).toEqual(['NOT_FOUND']);
  for (const bad of [
    { points: 0 },
    { points: 1_000_001 },
    { points: 1, reason: ' short ' },
    { points: 1, adjustmentId: 'x' },
  ])
    expect((await adjust({ userId, ...bad })).codes).toEqual(['BAD_USER_INPUT']);
  await identity.superuser.query(
    `update sessions set auth_time = now() - interval '16 minutes' where user_id = $1`,
    [admin.userId],
  );
  const refreshed = await identity.graphql(
    `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { session { accessToken } } }`,
    { input: { refreshToken: admin.refreshToken } },
  );
  const stale = { token: refreshed.data.refreshSession.session.accessToken as string };
  expect((await adjust({ userId, points: 1 }, stale)).codes).toEqual(['STEP_UP_REQUIRED']);
});

test('a balance as it stood at a moment; one’s own, and for admins everyone’s', async () => {
  const guest = await identity.person();
  await identity.superuser.query(
    `insert into xp_events (user_id, type, points, source, source_event_id, occurred_at, created_at) values
       ($1, 'beacon_scan', 10, 'nightlife', 'a', '2026-01-01Z', '2026-01-01Z'),
       ($1, 'beacon_scan', 10, 'nightlife', 'b', '2026-01-02Z', '2026-02-02Z'),
       ($1, 'beacon_scan', 10, 'nightlife', 'c', '2026-03-03Z', '2026-03-03Z')`,
    [guest.userId],
  );
  const asked = async (asOf: string | null) => {
    const answer = await identity.graphql(
      `query ($asOf: DateTime) { myXp(asOf: $asOf) { balance totalEvents lastActivity } me { xp(asOf: $asOf) { balance } } }`,
      { asOf },
      guest,
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data.me.xp.balance).toBe(answer.data.myXp.balance);
    return answer.data.myXp;
  };
  expect(await asked('2025-12-31T00:00:00Z')).toEqual({ balance: 0, totalEvents: 0, lastActivity: null });
  expect(await asked('2026-01-15T00:00:00Z')).toMatchObject({ balance: 10, totalEvents: 1 });
  expect(await asked('2026-02-02T00:00:00Z')).toMatchObject({ balance: 20, totalEvents: 2 });
  expect(await asked(null)).toMatchObject({ balance: 35, totalEvents: 4 });
  const account = `query ($userId: ID!) { xpAccount(userId: $userId) {
    xp(asOf: "2026-02-02T00:00:00Z") { balance } history(first: 2) { nodes { points } pageInfo { hasNextPage } } } }`;
  const seen = {
    xp: { balance: 20 },
    history: { nodes: [{ points: 10 }, { points: 10 }], pageInfo: { hasNextPage: true } },
  };
  for (const reader of [guest, admin])
    expect((await identity.graphql(account, { userId: guest.userId }, reader)).data.xpAccount).toEqual(seen);
  const other = await identity.person({ role: 'moderator' });
  const [hidden, absent] = [
    await identity.graphql(account, { userId: guest.userId }, other),
    await identity.graphql(account, { userId: randomUUID() }, other),
  ];
  expect(hidden.codes).toEqual(['NOT_FOUND']);
  expect(hidden.errors).toEqual(absent.errors);
  expect((await identity.graphql(account, { userId: randomUUID() }, admin)).codes).toEqual(['NOT_FOUND']);
});

test('the days in a row are mine to see', async () => {
  const guest = await identity.person();
  const streak = async () =>
    (await identity.graphql('{ me { loginStreak } }', {}, guest)).data.me.loginStreak as number;
  expect(await streak()).toBe(1);
  await identity.superuser.query(
    `update login_streaks set days = 6, last_date = last_date - 1, last_at = last_at - interval '1 day' where user_id = $1`,
    [guest.userId],
  );
  expect(await streak()).toBe(6);
  const refreshed = await identity.graphql(
    `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { me { loginStreak xp { balance } } } }`,
    { input: { refreshToken: guest.refreshToken } },
  );
  // Today was awarded before the days were set back: only the bonus of the seventh day is new.
  expect(refreshed.data.refreshSession.me).toEqual({ loginStreak: 7, xp: { balance: 30 } });
  await identity.superuser.query(`update login_streaks set last_date = last_date - 3 where user_id = $1`, [
    guest.userId,
  ]);
  expect(await streak()).toBe(0);
});
