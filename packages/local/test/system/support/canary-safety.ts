import { type Actor, CANARY, MEDIUM } from './canary.ts';
import type { CanaryStage } from './canary-stage.ts';

/** He reports somebody, is reported and warned, appeals, and is told to report no more. */
export async function meetSafety(stage: CanaryStage): Promise<void> {
  const { person, buyer, moderator, admin } = stage.cast;
  const about = (whom: Actor) => ({
    targetType: 'USER',
    targetId: whom.userId,
    description: `About ${CANARY}`,
  });
  await stage.mutate(
    person,
    'fileReport',
    { ...about(buyer), category: 'OTHER', evidence: [MEDIUM] },
    'report { id }',
  );
  await stage.mutate(buyer, 'fileReport', { ...about(person), category: 'HATE' }, 'report { id }');
  const mine = 'select id from beacons where host_id = $1 order by id limit 1';
  const { id: targetId } = (await stage.one<{ id: string }>('nightlife', mine, [person.userId]))!;
  const ofBeacon = { targetType: 'BEACON', targetId, category: 'OTHER', description: `At ${CANARY}'s.` };
  await stage.mutate(buyer, 'fileReport', ofBeacon, 'report { id }');
  await stage.until(
    'safety',
    'select 1 from moderation_cases where target_id = $1 and owner_id is not null',
    [targetId],
  );
  const find = 'select id from moderation_cases where target_id = $1 and owner_id is not null';
  await stage.until('safety', find, [person.userId]);
  const { id: caseId } = (await stage.one<{ id: string }>('safety', find, [person.userId]))!;
  await stage.mutate(moderator, 'takeCase', { id: caseId }, 'case { id }', 'CaseStepInput');
  const warning = {
    caseId,
    action: 'WARN',
    targetType: 'USER',
    targetId: person.userId,
    reason: `${CANARY} insulted somebody.`,
    statement: `You, ${CANARY}, insulted somebody.`,
  };
  const { action } = await stage.mutate(moderator, 'takeModerationAction', warning, 'action { id }');
  await stage.until('safety', `select 1 from moderation_actions where id = $1 and status = 'effective'`, [
    action.id,
  ]);
  const appeal = { decisionId: action.id, statement: `I, ${CANARY}, did not.` };
  const filed = await stage.mutate(person, 'fileAppeal', appeal, 'appeal { id }');
  const decision = { id: filed.appeal.id, overturn: false, decision: `It was ${CANARY} all the same.` };
  await stage.mutate(admin, 'decideAppeal', decision, 'appeal { id }');
  const until = new Date(Date.now() + 24 * 3600_000).toISOString();
  const mute = { userId: person.userId, until, reason: `${CANARY} reports everybody.` };
  await stage.mutate(admin, 'muteReporter', mute, '__typename');
}

/** A request that is refused and one that waits for a while, each with a word about him. */
export async function askForData(stage: CanaryStage): Promise<void> {
  const { person, admin } = stage.cast;
  const { requestDataExport } = await stage.stack.client.send<{
    requestDataExport: { request: { id: string } };
  }>('mutation { requestDataExport { request { id } } }', {}, person.token);
  const refusal = { id: requestDataExport.request.id, reason: `${CANARY} asked yesterday.` };
  await stage.mutate(admin, 'rejectDataRequest', refusal, 'request { id }');
}
