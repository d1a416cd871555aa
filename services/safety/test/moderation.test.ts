import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import type { EventConsumer } from '@hotmess/shared/events/consumer';
import { userRolesChanged } from '@hotmess/shared/events/identity';
import { describe, expect, test } from 'vitest';
import { standardStatement } from '../src/action/kinds.ts';
import { suggestedStep } from '../src/action/policy.ts';
import { userRolesChangedConsumer } from '../src/consumers/user-roles-changed.ts';
import type { DB } from '../src/generated/database.ts';
import { joinCases } from '../src/jobs/join-cases.ts';
import {
  REASON,
  act,
  admin,
  applied,
  caseIdOf,
  deliver,
  file,
  heldCase,
  look,
  milo,
  mona,
  owns,
  post,
  safety,
  send,
  sent,
  step,
  useCases,
} from './cases-world.ts';

useCases();

describe('reports become one case per target', () => {
  test('the gravest category counts; owners hear of distinct reporters, never of who they are', async () => {
    const target = post();
    const people = await Promise.all(Array.from({ length: 3 }, () => safety.person()));
    await Promise.all(people.map((person, n) => file(person, target, ['SCAM', 'DOXXING', 'OTHER'][n])));
    const found = await look(await caseIdOf(target));
    expect(found).toMatchObject({ status: 'OPEN', category: 'DOXXING', severity: 3, reportCount: 3 });
    expect(found.reports.nodes).toHaveLength(3);
    const events = await sent('hotmess.safety.report.filed.v1', 'targetId', target.id);
    expect(events.map((data) => data['distinctReporters']).sort()).toEqual([1, 2, 3]);
    expect(events.map((data) => data['version']).sort()).toEqual([1, 2, 3]);
    for (const { userId } of people) expect(JSON.stringify(events)).not.toContain(userId);
  });

  test('a report whose process died before it joined a case is brought by the job', async () => {
    const target = post();
    await safety.superuser.query(
      `set session_replication_role = replica;
       insert into moderation_reports (reporter_id, target_type, target_id, category)
       values (uuidv7(), 'post', '${target.id}', 'hate');
       set session_replication_role = origin`,
    );
    await joinCases(safety.service.database);
    expect(await look(await caseIdOf(target))).toMatchObject({ reportCount: 1, category: 'HATE' });
  });

  test('one who reports again while the case is closed opens a new round', async () => {
    const { id, target } = await heldCase();
    await step('closeCase', id, milo);
    await file(await safety.person(), target, 'HARASSMENT');
    expect(await look(id)).toMatchObject({ status: 'OPEN', category: 'HARASSMENT', reportCount: 1 });
    const events = await sent('hotmess.safety.report.filed.v1', 'targetId', target.id);
    expect(events.at(-1)).toMatchObject({ distinctReporters: 1, version: 2 });
  });
});

describe('the queue', () => {
  test('gravest first, then soonest due; each who asks gets another case', async () => {
    const [grave, light] = [post(), post()];
    await file(await safety.person(), light, 'OTHER');
    await file(await safety.person(), grave, 'UNSAFE');
    const { data } = await send(`{ moderationQueue(first: 100) { nodes { id severity dueAt } } }`, {}, milo);
    const order = data.moderationQueue.nodes as { severity: number; dueAt: string }[];
    const sorted = order.toSorted((a, b) => b.severity - a.severity || a.dueAt.localeCompare(b.dueAt));
    expect(order).toEqual(sorted);
    const take = (as: Guest) => send(`mutation { takeNextCase { case { id severity } } }`, {}, as);
    const moderators = await Promise.all(Array.from({ length: 6 }, () => safety.person('moderator')));
    const taken = await Promise.all(moderators.map(take));
    const ids = taken.map((answer) => answer.data.takeNextCase.case?.id).filter(Boolean);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1);
    await Promise.all(ids.map((id, n) => step('releaseCase', id, moderators[n]!)));
  });

  test('another cannot take what is taken; when the half hour is over, he can', async () => {
    const { id } = await heldCase(milo);
    expect((await step('takeCase', id, mona)).codes).toEqual(['CONFLICT']);
    expect((await step('closeCase', id, mona)).codes).toEqual(['CONFLICT']);
    await safety.superuser.query(
      `set session_replication_role = replica;
       update moderation_cases set lease_until = now() where id = '${id}';
       set session_replication_role = origin`,
    );
    expect(await look(id)).toMatchObject({ status: 'OPEN', assignee: null });
    expect((await step('closeCase', id, milo)).codes).toEqual(['CONFLICT']);
    expect((await step('takeCase', id, mona)).data.takeCase.case.assignee.id).toBe(mona.userId);
  });

  test('nobody works on a case that he reported or that is about him', async () => {
    const target = post();
    await file(milo, target, 'UNSAFE');
    const id = await caseIdOf(target);
    expect((await step('takeCase', id, milo)).codes).toEqual(['FORBIDDEN']);
    const about = { type: 'USER', id: milo.userId };
    await file(await safety.person(), about, 'UNSAFE');
    expect((await step('takeCase', await caseIdOf(about), milo)).codes).toEqual(['FORBIDDEN']);
    const own = post();
    await file(await safety.person(), own, 'UNSAFE');
    await owns(own, milo.userId);
    expect((await step('takeCase', await caseIdOf(own), milo)).codes).toEqual(['FORBIDDEN']);
    for (let n = 0; n < 40; n++) {
      const next = (await send(`mutation { takeNextCase { case { id } } }`, {}, milo)).data.takeNextCase.case;
      if (!next) break;
      expect([id, await caseIdOf(about), await caseIdOf(own)]).not.toContain(next.id);
    }
  });

  test('is for staff alone, and taking asks for a fresh sign-in', async () => {
    const user = await safety.person();
    const queries = `{ moderationQueue { nodes { id } } moderationQueueSummary { waiting } moderatorWorkload { casesInWork }
      moderationOutcomes { noAction } moderationResponseTimes { cases } appealQueue { nodes { id } } }`;
    expect(new Set((await send(queries, {}, user)).codes)).toEqual(new Set(['FORBIDDEN']));
    expect((await send(queries, {}, mona)).errors).toEqual([]);
    const stale = {
      ...mona,
      token: await safety.issuer.token(mona, {
        claims: { auth_time: Math.floor(Date.now() / 1000) - 1_000 },
      }),
    };
    const { id } = await heldCase();
    expect((await step('takeCase', id, stale)).codes).toEqual(['STEP_UP_REQUIRED']);
    expect((await step('takeCase', randomUUID(), mona)).codes).toEqual(['NOT_FOUND']);
  });
});

describe('an action', () => {
  test('is requested, then effective with what changed; its event and its record commit with it', async () => {
    const { id, target, owner } = await heldCase();
    const answer = await act(id, target, 'REMOVE_POST', milo);
    expect(answer.errors).toEqual([]);
    const taken = answer.data.takeModerationAction.action;
    expect(taken).toMatchObject({
      status: 'REQUESTED',
      concerned: { id: owner.userId },
      statement: standardStatement('remove_post', 'scam'),
    });
    expect(await sent('hotmess.safety.action.taken.v1', 'actionId', taken.id)).toEqual([
      { actionId: taken.id, action: 'remove_post', targetType: 'post', targetId: target.id, version: 1 },
    ]);
    expect(await sent('hotmess.safety.audit.recorded.v1', 'objectId', target.id)).toHaveLength(1);
    await applied(taken.id, 'effective', target);
    await applied(taken.id, 'failed', target);
    expect((await look(id)).actions).toEqual([
      {
        id: taken.id,
        action: 'REMOVE_POST',
        status: 'EFFECTIVE',
        changed: [{ change: 'POST_REMOVED', count: 1 }],
        failure: null,
      },
    ]);
    const closed = (await step('closeCase', id, milo)).data.closeCase.case;
    expect(closed).toMatchObject({ status: 'CLOSED', outcome: 'ACTION_TAKEN' });
    expect(closed.reports.nodes.map((report: { status: string }) => report.status)).toEqual(['RESOLVED']);
  });

  test('that failed says why and can be asked for again', async () => {
    const { id, target } = await heldCase();
    const taken = (await act(id, target, 'REMOVE_POST', milo)).data.takeModerationAction.action;
    const retry = (as: Guest) =>
      send(
        `mutation ($input: RetryModerationActionInput!) { retryModerationAction(input: $input) { action { status } } }`,
        { input: { id: taken.id } },
        as,
      );
    expect((await retry(milo)).codes).toEqual(['INVALID_TRANSITION']);
    await applied(taken.id, 'failed', target);
    expect((await look(id)).actions[0]).toMatchObject({ status: 'FAILED', failure: 'UNKNOWN_TARGET' });
    expect((await retry(milo)).data.retryModerationAction.action.status).toBe('REQUESTED');
    expect(await sent('hotmess.safety.action.taken.v1', 'actionId', taken.id)).toHaveLength(2);
  });

  test('counts on its target, however many act at once', async () => {
    const { id, owner } = await heldCase();
    const target = { type: 'USER', id: owner.userId };
    const answers = await Promise.all(Array.from({ length: 6 }, () => act(id, target, 'WARN', milo)));
    expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
    const events = await sent('hotmess.safety.action.taken.v1', 'targetId', owner.userId);
    expect(events.map((data) => data['version']).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const { data } = await send(
      `query ($id: ID!) { strikesOf(userId: $id) { weight suggestion strikes { weight } } }`,
      { id: owner.userId },
      mona,
    );
    expect(data.strikesOf).toMatchObject({ weight: 6, suggestion: 'SUSPEND_SELLER' });
  });

  test('is refused where it does not fit', async () => {
    const { id, target, owner } = await heldCase();
    const user = { type: 'USER', id: owner.userId };
    const codes = async (...args: Parameters<typeof act>) => (await act(...args)).codes;
    expect(await codes(id, target, 'BAN_USER', milo)).toEqual(['BAD_USER_INPUT']);
    expect(await codes(id, post(), 'REMOVE_POST', milo)).toEqual(['BAD_USER_INPUT']);
    expect(await codes(id, { type: 'USER', id: randomUUID() }, 'WARN', milo)).toEqual(['BAD_USER_INPUT']);
    expect(await codes(id, target, 'REMOVE_POST', milo, { reason: 'short' })).toEqual(['BAD_USER_INPUT']);
    expect(await codes(id, target, 'REMOVE_POST', mona)).toEqual(['FORBIDDEN']);
    expect(await codes(id, target, 'REMOVE_POST', owner)).toEqual(['FORBIDDEN']);
    expect(await codes(id, target, 'REINSTATE', milo)).toEqual(['BAD_USER_INPUT']);
    expect(await codes(randomUUID(), target, 'REMOVE_POST', milo)).toEqual(['NOT_FOUND']);
    expect(await codes(id, user, 'WARN', milo)).toEqual([]);
    const unknown = post();
    await file(await safety.person(), unknown);
    const unresolved = await caseIdOf(unknown);
    await step('takeCase', unresolved, milo);
    expect(await codes(unresolved, unknown, 'REMOVE_POST', milo)).toEqual(['CONFLICT']);
  });

  test('of a moderator never meets an admin, by SQL neither', async () => {
    const roles = { userId: admin.userId, version: 2, roles: ['user', 'admin'] as ('user' | 'admin')[] };
    const consumers = [userRolesChangedConsumer()] as EventConsumer<DB>[];
    await deliver(consumers, userRolesChanged, roles);
    await deliver(consumers, userRolesChanged, { ...roles, version: 1, roles: ['user'] });
    const { id, target } = await heldCase(milo, admin);
    expect((await act(id, target, 'REMOVE_POST', milo)).codes).toEqual(['FORBIDDEN']);
    const insert = safety.service.database.inTransaction(milo.actor, (tx) =>
      tx.db
        .insertInto('moderation_actions')
        .values({
          case_id: id,
          action: 'remove_post',
          target_type: 'post',
          target_id: target.id,
          concerned_id: admin.userId,
          category: 'scam',
          reason: REASON,
          statement: REASON,
        })
        .execute(),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
  });

  test('cannot be deleted, by the owner neither', async () => {
    await expect(safety.superuser.query('delete from moderation_actions')).rejects.toMatchObject({
      code: 'HM002',
    });
  });
});

test.each([
  [0, null],
  [1, 'warn'],
  [3, 'warn'],
  [4, 'suspend_seller'],
  [7, 'suspend_seller'],
  [8, 'ban_user'],
])('strikes of weight %i suggest %s', (weight, suggestion) => {
  expect(suggestedStep(weight)).toBe(suggestion);
});
