import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { eventOf, handEvent } from '@hotmess/local/testing/test-events';
import type { EventConsumer } from '@hotmess/shared/events/consumer';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { actionApplied, reportTargetResolved } from '@hotmess/shared/events/moderation-answers';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { actionAppliedConsumers } from '../src/consumers/action-applied.ts';
import { reportTargetResolvedConsumers } from '../src/consumers/report-target-resolved.ts';
import type { DB } from '../src/generated/database.ts';
import { type Safety, startSafety } from './harness.ts';

const CASE = `id status category severity reportCount targetExists owner { id } assignee { id } overdue outcome version
  reports { nodes { reporter { id } category status } } actions { id action status changed { change count } failure }`;
export const REASON = 'It breaks rule 4 of the community.';

export let safety: Safety;
export let milo: Guest;
export let mona: Guest;
export let admin: Guest;

export const send = (query: string, variables: Record<string, unknown>, as: Guest | undefined) =>
  safety.graphql(query, variables, as);

interface Target {
  readonly type: string;
  readonly id: string;
}
export const post = (): Target => ({ type: 'POST', id: randomUUID() });

export async function file(as: Guest, target: Target, category = 'SCAM'): Promise<string> {
  const answer = await send(
    `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } } }`,
    { input: { targetType: target.type, targetId: target.id, category } },
    as,
  );
  expect(answer.errors).toEqual([]);
  const { id } = answer.data.fileReport.report;
  // By this request, or by the job at the same moment.
  await vi.waitFor(async () => {
    const { rows } = await safety.superuser.query('select case_id from moderation_reports where id = $1', [
      id,
    ]);
    if (rows[0].case_id === null) throw new Error('The report is in no case yet.');
  });
  return id;
}

export const caseIdOf = async ({ id }: Target): Promise<string> =>
  (await safety.superuser.query('select id from moderation_cases where target_id = $1', [id])).rows[0].id;
export const look = async (id: string, as = milo) =>
  (await send(`query ($id: ID!) { moderationCase(id: $id) { ${CASE} } }`, { id }, as)).data.moderationCase;
export const step = (mutation: string, id: string, as: Guest) =>
  send(
    `mutation ($input: CaseStepInput!) { ${mutation}(input: $input) { case { ${CASE} } } }`,
    { input: { id } },
    as,
  );

export const deliver = <Data>(
  consumers: readonly EventConsumer<DB>[],
  contract: EventContract<Data>,
  data: NoInfer<Data>,
) => handEvent(safety.service.database, consumers, eventOf(contract, data));

export const owns = (target: Target, ownerId: string | null, exists = true) =>
  deliver(reportTargetResolvedConsumers(), reportTargetResolved('nightlife'), {
    reportId: randomUUID(),
    targetType: target.type.toLowerCase() as 'post',
    targetId: target.id,
    exists,
    ownerId,
  });

/** The events of one kind that wait in the outbox about an entity, oldest first. */
export async function sent(
  subject: string,
  field: string,
  value: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await safety.superuser.query(
    `select envelope::jsonb -> 'data' as data from outbox
     where subject = $1 and envelope::jsonb -> 'data' ->> $2 = $3 order by id`,
    [subject, field, value],
  );
  return rows.map((row) => row.data);
}

/** A case about somebody's post, held by a moderator. */
export async function heldCase(
  by = milo,
  owner?: Guest,
): Promise<{ id: string; target: Target; owner: Guest }> {
  const target = post();
  const whose = owner ?? (await safety.person());
  await file(await safety.person(), target);
  await owns(target, whose.userId);
  const id = await caseIdOf(target);
  expect((await step('takeCase', id, by)).errors).toEqual([]);
  return { id, target, owner: whose };
}

export const act = (caseId: string, target: Target, action: string, as: Guest, more: object = {}) =>
  send(
    `mutation ($input: TakeModerationActionInput!) { takeModerationAction(input: $input) {
       action { id action status statement concerned { id } moderator { id } version } } }`,
    {
      input: { caseId, action, targetType: target.type, targetId: target.id, reason: REASON, ...more },
    },
    as,
  );

export const applied = (actionId: string, outcome: 'effective' | 'failed' | 'unchanged', target: Target) =>
  deliver(actionAppliedConsumers(), actionApplied('nightlife'), {
    actionId,
    targetType: target.type.toLowerCase() as 'post',
    targetId: target.id,
    version: 1,
    outcome,
    changed: outcome === 'effective' ? [{ change: 'POST_REMOVED', count: 1 }] : [],
    failure: outcome === 'failed' ? 'UNKNOWN_TARGET' : null,
  });

/** Registers the hooks that make what is above, for a test file. */
export function useCases(): void {
  beforeAll(async () => {
    safety = await startSafety();
    [milo, mona, admin] = await Promise.all([
      safety.person('moderator'),
      safety.person('moderator'),
      safety.person('admin'),
    ]);
  });
  afterAll(() => safety.close());
}
