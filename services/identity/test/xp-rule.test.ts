import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { award } from '../src/xp/award.ts';
import { type Guest, type Identity, startIdentity } from './harness.ts';

let identity: Identity;
let admin: Guest;
beforeAll(async () => {
  identity = await startIdentity();
  admin = await identity.person({ role: 'admin' });
});
afterAll(() => identity.close());

const REASON = 'Decided at the meeting of Monday.';
const CHANGE = `mutation ($input: ChangeXpRuleInput!) { changeXpRule(input: $input) {
  rule { id type streakDays points dailyCap activeFrom activeTo version } } }`;
const END = `mutation ($input: EndXpRuleInput!) { endXpRule(input: $input) { rule { id activeFrom activeTo } } }`;
const change = (input: object, as: { token: string } = admin) =>
  identity.graphql(CHANGE, { input: { reason: REASON, ...input } }, as);
const end = (input: object, as: { token: string } = admin) =>
  identity.graphql(END, { input: { reason: REASON, ...input } }, as);
const history = async (type: string) =>
  (
    await identity.graphql(
      `query ($type: XpEventType) { xpRuleHistory(type: $type, first: 50) { nodes { id points activeFrom activeTo } } }`,
      { type },
      admin,
    )
  ).data.xpRuleHistory.nodes as { id: string; points: number; activeFrom: string; activeTo: string | null }[];
const inForce = async (type: string) =>
  (
    (await identity.graphql('{ xpRules { id type points version } }', {}, admin)).data.xpRules as {
      id: string;
      type: string;
      points: number;
      version: number;
    }[]
  ).find((rule) => rule.type === type);
const scanAt = (userId: string, at: Date) =>
  identity.service.database.inTransaction(systemActor('test'), (tx) =>
    award(tx, {
      userId,
      type: 'beacon_scan',
      source: 'nightlife',
      sourceEventId: randomUUID(),
      occurredAt: at,
    }),
  );

test('a change counts from now on, keeps the past as it was, and is audited', async () => {
  const { userId } = await identity.account();
  const before = new Date();
  await scanAt(userId, before);
  const answer = await change({ type: 'BEACON_SCAN', points: 12, dailyCap: 100, version: 1 });
  expect(answer.errors).toEqual([]);
  const { rule } = answer.data.changeXpRule;
  expect(rule).toMatchObject({ type: 'BEACON_SCAN', points: 12, dailyCap: 100, activeTo: null, version: 1 });
  // What happened before, and is told of only now, earns as it did then.
  expect(await scanAt(userId, before)).toMatchObject({ points: 10 });
  expect(await scanAt(userId, new Date(Date.parse(rule.activeFrom) + 1))).toMatchObject({ points: 12 });
  const [newest, older] = await history('BEACON_SCAN');
  expect(newest).toMatchObject({ id: rule.id, points: 12 });
  expect(older).toMatchObject({ points: 10, activeTo: rule.activeFrom });
  const { rows } = await identity.superuser.query(
    `select envelope::jsonb -> 'data' as data from outbox where subject = 'hotmess.identity.audit.recorded.v1'`,
  );
  expect(rows.at(-1).data).toMatchObject({
    action: 'xp_rule.change',
    actorId: admin.userId,
    actorRole: 'admin',
    objectType: 'xp_rule',
    objectId: rule.id,
  });
  expect(JSON.stringify(rows)).not.toContain('Monday');
});

test('a change of tomorrow waits until then, and no other overtakes it', async () => {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  const later = await change({ type: 'LISTING_APPROVED', points: 30, activeFrom: tomorrow.toISOString() });
  expect(later.errors).toEqual([]);
  expect((await inForce('LISTING_APPROVED'))?.points).toBe(15);
  expect((await change({ type: 'LISTING_APPROVED', points: 1 })).codes).toEqual(['CONFLICT']);
  const { id } = later.data.changeXpRule.rule;
  const ended = await end({ id });
  expect(ended.data.endXpRule.rule.activeTo).toBe(ended.data.endXpRule.rule.activeFrom);
  expect((await end({ id })).codes).toEqual(['CONFLICT']);
  expect((await inForce('LISTING_APPROVED'))?.points).toBe(15);
});

test('an ended rule earns nothing more; the type can begin anew', async () => {
  const rule = (await inForce('RADIO_LISTEN'))!;
  expect((await end({ id: rule.id, version: rule.version + 1 })).codes).toEqual(['CONFLICT']);
  expect((await end({ id: rule.id, version: rule.version })).errors).toEqual([]);
  expect(await inForce('RADIO_LISTEN')).toBeUndefined();
  expect((await change({ type: 'RADIO_LISTEN', points: 3, version: 1 })).codes).toEqual(['CONFLICT']);
  expect((await change({ type: 'RADIO_LISTEN', points: 3, dailyCap: 21 })).errors).toEqual([]);
  expect((await inForce('RADIO_LISTEN'))?.points).toBe(3);
});

test('of many changes at once one wins, and at every instant there is one rule', async () => {
  const { version } = (await inForce('PURCHASE'))!;
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((points) => change({ type: 'PURCHASE', points, version })),
  );
  expect(answers.filter(({ codes }) => codes.length === 0).length).toBeGreaterThan(0);
  for (const { codes } of answers) expect(['', 'CONFLICT']).toContain(codes.join());
  const { rows } = await identity.superuser.query(
    `select from xp_rules as one join xp_rules as other on one.id < other.id and one.type = other.type
       and one.streak_days is not distinct from other.streak_days
       and tstzrange(one.active_from, one.active_to) && tstzrange(other.active_from, other.active_to)`,
  );
  expect(rows).toEqual([]);
  await expect(
    identity.superuser.query(
      `insert into xp_rules (type, points, active_from) values ('purchase', 1, '2025-06-01Z')`,
    ),
  ).rejects.toMatchObject({ code: expect.stringMatching(/^(23P01|23505)$/) });
});

test('bad input and who may not', async () => {
  const bad = [
    { type: 'ADMIN_ADJUSTMENT', points: 1 },
    { type: 'REVERSAL', points: 1 },
    { type: 'STREAK_BONUS', points: 1 },
    { type: 'PURCHASE', points: 1, streakDays: 7 },
    { type: 'STREAK_BONUS', points: 1, streakDays: 1 },
    { type: 'PURCHASE', points: -1 },
    { type: 'PURCHASE', points: 100_001 },
    { type: 'PURCHASE', points: 1, dailyCap: 0 },
    { type: 'PURCHASE', points: 1, reason: 'short' },
    { type: 'PURCHASE', points: 1, activeFrom: '2026-01-01T00:00:00Z' },
  ];
  for (const input of bad)
    expect((await change(input)).codes, JSON.stringify(input)).toEqual(['BAD_USER_INPUT']);
  expect((await end({ id: randomUUID() })).codes).toEqual(['NOT_FOUND']);
  expect((await end({ id: 'x' })).codes).toEqual(['NOT_FOUND']);
  const good = { type: 'PURCHASE', points: 1 };
  const [moderator, user] = [await identity.person({ role: 'moderator' }), await identity.person()];
  expect((await change(good, moderator)).codes).toEqual(['FORBIDDEN']);
  expect((await change(good, user)).codes).toEqual(['FORBIDDEN']);
  expect((await identity.graphql(CHANGE, { input: { ...good, reason: REASON } })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
});
