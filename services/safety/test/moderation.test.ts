import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import type { EventConsumer } from '@hotmess/shared/events/consumer';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { userRolesChanged } from '@hotmess/shared/events/identity';
import { actionApplied, reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standardStatement } from '../src/action/kinds.ts';
import { suggestedStep } from '../src/action/policy.ts';
import { actionAppliedConsumers } from '../src/consumers/action-applied.ts';
import { reportTargetResolvedConsumers } from '../src/consumers/report-target-resolved.ts';
import { userRolesChangedConsumer } from '../src/consumers/user-roles-changed.ts';
import type { DB } from '../src/generated/database.ts';
import { joinCases } from '../src/jobs/join-cases.ts';
import { type Safety, startSafety } from './harness.ts';

const CASE = `id status category severity reportCount targetExists owner { id } assignee { id } overdue outcome version
  reports { nodes { reporter { id } category status } } actions { id action status changed { change count } failure }`;
const REASON = 'It breaks rule 4 of the community.';

let safety: Safety;
let milo: Guest;
let mona: Guest;
let admin: Guest;
beforeAll(async () => {
  safety = await startSafety();
  [milo, mona, admin] = await Promise.all([
    safety.person('moderator'),
    safety.person('moderator'),
    safety.person('admin'),
  ]);
});
afterAll(() => safety.close());

const send = (query: string, variables: Record<string, unknown>, as: Guest | undefined) =>
  safety.graphql(query, variables, as);

interface Target {
  readonly type: string;
  readonly id: string;
}
const post = (): Target => ({ type: 'POST', id: randomUUID() });

async function file(as: Guest, target: Target, category = 'SCAM'): Promise<string> {
  const answer = await send(
    `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } } }`,
    { input: { targetType: target.type, targetId: target.id, category } },
    as,
  );
  expect(answer.errors).toEqual([]);
  return answer.data.fileReport.report.id;
}

const caseIdOf = async ({ id }: Target): Promise<string> =>
  (await safety.superuser.query('select id from moderation_cases where target_id = $1', [id])).rows[0].id;
const look = async (id: string, as = milo) =>
  (await send(`query ($id: ID!) { moderationCase(id: $id) { ${CASE} } }`, { id }, as)).data.moderationCase;
const step = (mutation: string, id: string, as: Guest) =>
  send(
    `mutation ($input: CaseStepInput!) { ${mutation}(input: $input) { case { ${CASE} } } }`,
    { input: { id } },
    as,
  );

const deliver = <Data>(
  consumers: readonly EventConsumer<DB>[],
  contract: EventContract<Data>,
  data: NoInfer<Data>,
) => handEvent(safety.service.database, consumers, eventOf(contract, data));

const owns = (target: Target, ownerId: string | null, exists = true) =>
  deliver(reportTargetResolvedConsumers(), reportTargetResolved('nightlife'), {
    reportId: randomUUID(),
    targetType: target.type.toLowerCase() as 'post',
    targetId: target.id,
    exists,
    ownerId,
  });

/** The events of one kind that wait in the outbox about an entity, oldest first. */
async function sent(subject: string, field: string, value: string): Promise<Record<string, unknown>[]> {
  const { rows } = await safety.superuser.query(
    `select envelope::jsonb -> 'data' as data from outbox
     where subject = $1 and envelope::jsonb -> 'data' ->> $2 = $3 order by id`,
    [subject, field, value],
  );
  return rows.map((row) => row.data);
}

/** A case about somebody's post, held by a moderator. */
async function heldCase(by = milo, owner?: Guest): Promise<{ id: string; target: Target; owner: Guest }> {
  const target = post();
  const whose = owner ?? (await safety.person());
  await file(await safety.person(), target);
  await owns(target, whose.userId);
  const id = await caseIdOf(target);
  expect((await step('takeCase', id, by)).errors).toEqual([]);
  return { id, target, owner: whose };
}

const act = (caseId: string, target: Target, action: string, as: Guest, more: object = {}) =>
  send(
    `mutation ($input: TakeModerationActionInput!) { takeModerationAction(input: $input) {
       action { id action status statement concerned { id } moderator { id } version } } }`,
    {
      input: { caseId, action, targetType: target.type, targetId: target.id, reason: REASON, ...more },
    },
    as,
  );

const applied = (actionId: string, outcome: 'effective' | 'failed' | 'unchanged', target: Target) =>
  deliver(actionAppliedConsumers(), actionApplied('nightlife'), {
    actionId,
    targetType: target.type.toLowerCase() as 'post',
    targetId: target.id,
    version: 1,
    outcome,
    changed: outcome === 'effective' ? [{ change: 'POST_REMOVED', count: 1 }] : [],
    failure: outcome === 'failed' ? 'UNKNOWN_TARGET' : null,
  });

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

describe('the person concerned', () => {
  const DECISIONS = `{ decisionsAboutMe { nodes { id action statement appeal { status decision } } } }`;
  const appeal = (decisionId: string, as: Guest) =>
    send(
      `mutation ($input: FileAppealInput!) { fileAppeal(input: $input) { appeal { id status } } }`,
      { input: { decisionId, statement: 'It was not me, it was my brother.' } },
      as,
    );
  const decide = (id: string, overturn: boolean, as: Guest) =>
    send(
      `mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) { appeal { status decision } } }`,
      { input: { id, overturn, decision: 'We looked at it again.' } },
      as,
    );

  async function decision() {
    const { id, target, owner } = await heldCase();
    const taken = (await act(id, target, 'REMOVE_POST', milo)).data.takeModerationAction.action;
    await applied(taken.id, 'effective', target);
    return { id: taken.id as string, target, owner };
  }

  test('reads the statement, also restricted, and learns neither reporter, reason nor moderator', async () => {
    const { id, owner } = await decision();
    const restricted = { ...owner, token: await safety.issuer.token({ ...owner, restricted: true }) };
    for (const as of [owner, restricted]) {
      const answer = await send(DECISIONS, {}, as);
      expect(answer.data.decisionsAboutMe.nodes).toEqual([
        { id, action: 'REMOVE_POST', statement: standardStatement('remove_post', 'scam'), appeal: null },
      ]);
    }
    const by = safety.service.database.as(owner.actor);
    for (const column of ['reason', 'created_by', 'case_id'] as const)
      await expect(by.selectFrom('moderation_actions').select(column).execute()).rejects.toMatchObject({
        code: '42501',
      });
    for (const table of ['moderation_cases', 'audit_log'] as const)
      await expect(by.selectFrom(table).select('id').execute()).rejects.toMatchObject({ code: '42501' });
    expect(await by.selectFrom('moderation_reports').select('id').execute()).toEqual([]);
    expect((await send(DECISIONS, {}, await safety.person())).data.decisionsAboutMe.nodes).toEqual([]);
  });

  test('appeals once; another moderator overturns it, which reinstates and takes the strike back', async () => {
    const { id, target, owner } = await decision();
    expect((await appeal(id, await safety.person())).codes).toEqual(['NOT_FOUND']);
    expect((await appeal(randomUUID(), owner)).codes).toEqual(['NOT_FOUND']);
    const filed = (await appeal(id, owner)).data.fileAppeal.appeal;
    expect((await appeal(id, owner)).codes).toEqual(['CONFLICT']);
    expect((await decide(filed.id, true, milo)).codes).toEqual(['FORBIDDEN']);
    expect((await decide(filed.id, true, owner)).codes).toEqual(['FORBIDDEN']);
    expect((await decide(filed.id, true, mona)).data.decideAppeal.appeal.status).toBe('OVERTURNED');
    expect((await decide(filed.id, false, admin)).codes).toEqual(['INVALID_TRANSITION']);
    const events = await sent('hotmess.safety.action.taken.v1', 'targetId', target.id);
    expect(events.map((data) => [data['action'], data['version']])).toEqual([
      ['remove_post', 1],
      ['reinstate', 2],
    ]);
    const weight = await send(
      `query ($id: ID!) { strikesOf(userId: $id) { weight } }`,
      { id: owner.userId },
      mona,
    );
    expect(weight.data.strikesOf.weight).toBe(0);
    const answer = await send(DECISIONS, {}, owner);
    expect(answer.data.decisionsAboutMe.nodes.at(-1).appeal).toEqual({
      status: 'OVERTURNED',
      decision: 'We looked at it again.',
    });
  });

  test('one that is upheld changes nothing', async () => {
    const { id, target, owner } = await decision();
    const filed = (await appeal(id, owner)).data.fileAppeal.appeal;
    expect((await decide(filed.id, false, mona)).data.decideAppeal.appeal.status).toBe('UPHELD');
    expect(await sent('hotmess.safety.action.taken.v1', 'targetId', target.id)).toHaveLength(1);
  });
});

test('who reports in bad faith is muted, and may file again when it is over', async () => {
  const liar = await safety.person();
  const mute = (until: Date, as: Guest) =>
    send(
      `mutation ($input: MuteReporterInput!) { muteReporter(input: $input) { mutedUntil } }`,
      {
        input: { userId: liar.userId, until: until.toISOString(), reason: 'Forty false reports in a week.' },
      },
      as,
    );
  const report = async () =>
    (
      await send(
        `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } } }`,
        { input: { targetType: 'POST', targetId: randomUUID(), category: 'SCAM' } },
        liar,
      )
    ).codes;
  expect((await mute(new Date(Date.now() + 60_000), liar)).codes).toEqual(['FORBIDDEN']);
  expect((await mute(new Date(Date.now() + 400 * 86_400_000), milo)).codes).toEqual(['BAD_USER_INPUT']);
  expect((await mute(new Date(Date.now() + 60_000), milo)).errors).toEqual([]);
  expect(await report()).toEqual(['FORBIDDEN']);
  expect((await mute(new Date(Date.now() - 1_000), milo)).errors).toEqual([]);
  expect(await report()).toEqual([]);
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
