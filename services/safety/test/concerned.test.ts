import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import type { EventConsumer } from '@hotmess/shared/events/consumer';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { actionApplied, reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standardStatement } from '../src/action/kinds.ts';
import { actionAppliedConsumers } from '../src/consumers/action-applied.ts';
import { reportTargetResolvedConsumers } from '../src/consumers/report-target-resolved.ts';
import type { DB } from '../src/generated/database.ts';
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
