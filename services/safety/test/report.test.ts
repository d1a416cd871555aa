import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import type { GraphqlAnswer } from '@hotmess/local/testing/graphql-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Safety, startSafety } from './harness.ts';

const FILE = `mutation ($input: FileReportInput!) {
  fileReport(input: $input) { report { id targetType targetId category description status version createdAt } }
}`;
const MINE = `query ($first: Int, $after: String) {
  myReports(first: $first, after: $after) {
    nodes { id status }
    pageInfo { hasNextPage endCursor }
  }
}`;

let safety: Safety;
beforeAll(async () => {
  safety = await startSafety();
});
afterAll(() => safety.close());

const file = (as: Guest | undefined, input: Record<string, unknown> = {}) =>
  safety.graphql(
    FILE,
    { input: { targetType: 'POST', targetId: randomUUID(), category: 'HARASSMENT', ...input } },
    as,
  );
const mine = (as: Guest | undefined, page: Record<string, unknown> = {}) => safety.graphql(MINE, page, as);

/** Puts a report into a state, as moderators would. */
const decide = (id: string, state: string) =>
  safety.superuser.query(
    `set session_replication_role = replica;
     update moderation_reports set status = '${state}' where id = '${id}';
     set session_replication_role = origin`,
  );

describe('filing', () => {
  test('a report is open and comes back to its reporter alone', async () => {
    const [reporter, other, moderator] = await Promise.all([
      safety.person(),
      safety.person(),
      safety.person('moderator'),
    ]);
    const targetId = randomUUID();
    const { data, errors } = await file(reporter, { targetId, description: '  He would not stop.\nTwice. ' });
    expect(errors).toEqual([]);
    expect(data.fileReport.report).toMatchObject({
      targetType: 'POST',
      targetId,
      category: 'HARASSMENT',
      description: 'He would not stop.\nTwice.',
      status: 'OPEN',
      version: 1,
    });
    const id = data.fileReport.report.id;
    expect((await mine(reporter)).data.myReports.nodes).toEqual([{ id, status: 'OPEN' }]);
    expect((await mine(other)).data.myReports.nodes).toEqual([]);
    // He may read it by RLS; it is still not his.
    expect((await mine(moderator)).data.myReports.nodes).toEqual([]);

    await decide(id, 'resolved');
    expect((await mine(reporter)).data.myReports.nodes).toEqual([{ id, status: 'RESOLVED' }]);
  });

  test('who is signed out or restricted does not', async () => {
    expect((await file(undefined)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await mine(undefined)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await file(await safety.person('app_user', true))).codes).toEqual(['FORBIDDEN']);
  });

  test.each([
    ['targetId', { targetId: 'nobody' }],
    ['description', { description: 'a'.repeat(2_001) }],
    ['description', { description: 'zero \u0000 byte' }],
    ['description', { description: 'turned \u202E around' }],
  ])('a bad %s is refused by name', async (field, input) => {
    const { codes, errors } = await file(await safety.person(), input);
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]!.extensions['field']).toBe(field);
  });

  test('an unknown category is refused', async () => {
    expect((await file(await safety.person(), { category: 'RUDE' })).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('one open report by a person about a thing', () => {
  test('eight at once are one', async () => {
    const reporter = await safety.person();
    const targetId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => file(reporter, { targetId })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(Array(7).fill('CONFLICT'));
  });

  test('another thing, another kind of thing and another person are others', async () => {
    const [reporter, other] = await Promise.all([safety.person(), safety.person()]);
    const targetId = randomUUID();
    for (const [who, input] of [
      [reporter, { targetId }],
      [reporter, { targetId, targetType: 'BEACON' }],
      [reporter, {}],
      [other, { targetId }],
    ] as const)
      expect((await file(who, input)).errors).toEqual([]);
  });

  test('once it is no longer open, it can be reported anew', async () => {
    const reporter = await safety.person();
    const targetId = randomUUID();
    const { data } = await file(reporter, { targetId });
    await decide(data.fileReport.report.id, 'dismissed');
    expect((await file(reporter, { targetId })).errors).toEqual([]);
  });
});

describe('twenty reports in 24 hours', () => {
  test('thirty at once leave twenty', async () => {
    const reporter = await safety.person();
    const answers = await Promise.all(Array.from({ length: 30 }, () => file(reporter)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(20);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(Array(10).fill('RATE_LIMITED'));
    expect((await file(await safety.person())).errors).toEqual([]);
  });

  test('those of yesterday do not count, and a refused one neither', async () => {
    const reporter = await safety.person('moderator');
    await safety.superuser.query(
      `set session_replication_role = replica;
       insert into moderation_reports (reporter_id, target_type, target_id, category, created_at)
       select '${reporter.userId}', 'post', uuidv7(), 'other',
              now() - case when n = 1 then interval '24 hours 1 second' else interval '23 hours' end
       from generate_series(1, 20) as n;
       set session_replication_role = origin`,
    );
    const targetId = randomUUID();
    expect((await file(reporter, { targetType: 'USER', targetId })).errors).toEqual([]);
    expect((await file(reporter)).codes).toEqual(['RATE_LIMITED']);
  });
});

describe('listing', () => {
  test('pages go newest first and miss nothing', async () => {
    const reporter = await safety.person();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift((await file(reporter)).data.fileReport.report.id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: GraphqlAnswer = await mine(reporter, { first: 2, after });
      const { nodes, pageInfo } = page.data.myReports;
      seen.push(...nodes.map((node: { id: string }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(ids);
  });

  test.each([{ first: 0 }, { first: -1 }, { first: 101 }, { after: 'not-ours' }])(
    'page %o is refused',
    async (page) => {
      expect((await mine(await safety.person(), page)).codes).toEqual(['BAD_USER_INPUT']);
    },
  );
});
