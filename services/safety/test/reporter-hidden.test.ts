import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import { reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportTargetResolvedConsumers } from '../src/consumers/report-target-resolved.ts';
import { type Safety, startSafety } from './harness.ts';

let safety: Safety;
let reported: Guest;
let reporters: Guest[];
let moderator: Guest;
const targetId = randomUUID();
/** Stands in what the reporters wrote, which would give them away as their ids would. */
const MARK = 'the-one-with-the-red-cap';

beforeAll(async () => {
  safety = await startSafety();
  [reported, moderator] = await Promise.all([safety.person(), safety.person('moderator')]);
  reporters = await Promise.all([safety.person(), safety.person(), safety.person()]);
  for (const reporter of reporters) await file(reporter);
  await resolveOwner();
  const { caseId } = await takeCase();
  const acted = await safety.graphql(
    `mutation ($input: TakeModerationActionInput!) { takeModerationAction(input: $input) { action { id } } }`,
    {
      input: {
        caseId,
        action: 'WARN',
        targetType: 'USER',
        targetId: reported.userId,
        reason: `Three people say the same, ${MARK} among them.`,
        statement: 'What you wrote broke the house rules.',
      },
    },
    moderator,
  );
  if (acted.errors.length > 0) throw new Error(JSON.stringify(acted.errors));
});
afterAll(() => safety.close());

const file = (as: Guest) =>
  safety.graphql(
    `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } } }`,
    { input: { targetType: 'POST', targetId, category: 'HARASSMENT', description: MARK } },
    as,
  );

async function resolveOwner(): Promise<void> {
  const { rows } = await safety.superuser.query(
    'select id from moderation_reports where target_id = $1 limit 1',
    [targetId],
  );
  const reportId = rows[0].id as string;
  const event = eventOf(reportTargetResolved('nightlife'), {
    reportId,
    targetType: 'post',
    targetId,
    exists: true,
    ownerId: reported.userId,
  });
  await handEvent(safety.service.database, reportTargetResolvedConsumers(), event);
}

async function takeCase(): Promise<{ caseId: string }> {
  const taken = await safety.graphql('mutation { takeNextCase { case { id } } }', {}, moderator);
  return { caseId: taken.data.takeNextCase.case.id };
}

/** Every way in which the schema lets somebody ask for something; those that need an id get the real ones. */
async function allAnswers(as: Guest | undefined): Promise<string> {
  const caseId = (await safety.superuser.query('select id from moderation_cases')).rows[0].id;
  const reports = await safety.superuser.query('select id from moderation_reports');
  const queries = [
    '{ myReports { nodes { id status description } } }',
    '{ decisionsAboutMe { nodes { id action statement targetId category decidedAt appeal { statement } } } }',
    '{ myDataRequests { nodes { id } } }',
    '{ moderationQueue { nodes { id reportCount reports { nodes { reporter { id } } } } } }',
    '{ myCases { id reportCount } }',
    `{ moderationCase(id: "${caseId}") { id reportCount reports { nodes { reporter { id } description } } } }`,
    '{ moderationQueueSummary { category waiting } }',
    '{ moderatorWorkload { casesInWork } }',
    '{ moderationResponseTimes { cases } }',
    '{ moderationOutcomes { actionTaken } }',
    '{ appealQueue { nodes { id statement } } }',
    '{ auditLog { nodes { id action objectId details { before after reason } } } }',
    '{ dataRequests { nodes { id } } }',
    ...reports.rows.map(({ id }) => `{ strikesOf(userId: "${id}") { weight } }`),
  ];
  const answers = [];
  for (const query of queries) {
    const { data, errors, codes } = await safety.graphql(query, {}, as);
    if (codes.includes('GRAPHQL_VALIDATION_FAILED') || codes.includes('BAD_USER_INPUT'))
      throw new Error(query);
    answers.push(JSON.stringify({ data, errors }));
  }
  return answers.join('\n');
}

const secrets = () => [...reporters.map(({ userId }) => userId), MARK];

test('no query tells the reported person, a stranger or one who is signed out who reported, or how many', async () => {
  const restricted: Guest = {
    ...reported,
    token: await safety.issuer.token({ ...reported, restricted: true }),
  };
  for (const as of [reported, restricted, await safety.person(), undefined]) {
    const answers = await allAnswers(as);
    for (const secret of secrets()) expect(answers).not.toContain(secret);
    expect(answers).not.toMatch(/"reportCount":\d|"waiting":\d|"cases":\d/);
  }
  // The same questions do find it for whom it is meant for, so the search itself works.
  const other = await safety.person('admin');
  expect(await allAnswers(other)).toContain(MARK);
});

test('no reporter reads of another, nor how many there are', async () => {
  const answers = await allAnswers(reporters[0]);
  for (const { userId } of reporters.slice(1)) expect(answers).not.toContain(userId);
  expect(answers).not.toMatch(/"reportCount":\d/);
});

test('filing answers one reporter as the next, with the same bytes but for id and time', async () => {
  const target = randomUUID();
  const answers = [];
  for (let n = 0; n < 4; n++) {
    const answer = await safety.graphql(
      `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { targetId status version } } }`,
      { input: { targetType: 'POST', targetId: target, category: 'SCAM', description: MARK } },
      await safety.person(),
    );
    answers.push(JSON.stringify({ data: answer.data, errors: answer.errors }));
  }
  expect(new Set(answers).size).toBe(1);
});

test('no event names a reporter or says what he wrote; what staff wrote is sealed', async () => {
  const { rows } = await safety.superuser.query<{ envelope: string }>(
    'select envelope::text as envelope from outbox',
  );
  expect(rows.length).toBeGreaterThan(4);
  for (const { envelope } of rows) for (const secret of secrets()) expect(envelope).not.toContain(secret);
});

test('the reported cannot find out by SQL as his role either', async () => {
  const db = safety.service.database.as(reported.actor);
  expect(await db.selectFrom('moderation_reports').select('id').execute()).toEqual([]);
  await expect(db.selectFrom('moderation_cases').select('report_count').execute()).rejects.toMatchObject({
    code: '42501',
  });
});
