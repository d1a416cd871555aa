import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { describe, expect, test } from 'vitest';
import { standardStatement } from '../src/action/kinds.ts';
import { act, admin, applied, heldCase, milo, mona, safety, send, sent, useCases } from './cases-world.ts';

useCases();

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
