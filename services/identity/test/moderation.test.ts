import { randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { userRolesChanged } from '@hotmess/shared/events/identity';
import { actionTaken, reportFiled } from '@hotmess/shared/events/safety';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Identity, startIdentity } from './harness.ts';
import { eventsAbout } from './outbox-events.ts';

const SOON = { timeout: 10_000, interval: 25 };
let nats: TestNats;
let identity: Identity;
beforeAll(async () => {
  nats = await startOwnNats();
  identity = await startIdentity({ NATS_URL: nats.url });
});
afterAll(async () => {
  await identity.close();
  await nats.dispose();
});

const send = <Data>(contract: EventContract<Data>, data: NoInfer<Data>) =>
  sendThroughOutbox(identity.superuser, eventOf(contract, data));

type Action = 'ban_user' | 'reinstate' | 'warn' | 'remove_post';

/** Takes an action and gives what identity answered. */
async function act(targetId: string, action: Action, version: number): Promise<unknown> {
  const actionId = randomUUID();
  await send(actionTaken, { actionId, action, targetType: 'user', targetId, version });
  const answers = () => eventsAbout(identity, 'hotmess.identity.action.applied.v1', actionId);
  await expect.poll(async () => (await answers()).length, SOON).toBe(1);
  const [{ outcome, changed, failure, ...rest } = {}] = await answers();
  expect(rest).toEqual({ actionId, targetType: 'user', targetId, version });
  return { outcome, changed, failure };
}
const UNCHANGED = { outcome: 'unchanged', changed: [], failure: null };
const UNKNOWN = { outcome: 'failed', changed: [], failure: 'UNKNOWN_TARGET' };

test('each action on a user is answered with what came of it', async () => {
  const guest = await identity.person();
  expect(await act(guest.userId, 'warn', 1)).toEqual({ outcome: 'effective', changed: [], failure: null });
  expect(await act(guest.userId, 'ban_user', 2)).toEqual({
    outcome: 'effective',
    changed: [
      { change: 'USER_BANNED', count: 1 },
      { change: 'SESSIONS_ENDED', count: 1 },
    ],
    failure: null,
  });
  expect(await act(guest.userId, 'ban_user', 3)).toEqual(UNCHANGED);
  expect(await act(guest.userId, 'reinstate', 4)).toEqual({
    outcome: 'effective',
    changed: [{ change: 'USER_REINSTATED', count: 1 }],
    failure: null,
  });
  // Overtaken by the one above.
  expect(await act(guest.userId, 'ban_user', 3)).toEqual(UNCHANGED);
  expect(await act(guest.userId, 'remove_post', 5)).toEqual({
    outcome: 'failed',
    changed: [],
    failure: 'WRONG_TARGET',
  });
});

test('an action on nobody fails, whatever it is', async () => {
  for (const action of ['ban_user', 'reinstate', 'warn'] as const)
    expect(await act(randomUUID(), action, 1)).toEqual(UNKNOWN);
});

test('of a reported user it is said whether he exists; of other targets nothing', async () => {
  const { userId } = await identity.account();
  const report = async (targetType: 'user' | 'beacon', targetId: string) => {
    const reportId = randomUUID();
    const data = { targetType, targetId, category: 'hate', distinctReporters: 1, version: 1 } as const;
    await send(reportFiled, { reportId, ...data });
    return reportId;
  };
  const nobody = randomUUID();
  const beacon = await report('beacon', userId);
  const [known, unknown] = [await report('user', userId), await report('user', nobody)];
  const answered = (id: string) => eventsAbout(identity, 'hotmess.identity.report_target.resolved.v1', id);
  await expect
    .poll(() => answered(known), SOON)
    .toEqual([{ reportId: known, targetType: 'user', targetId: userId, exists: true, ownerId: userId }]);
  await expect
    .poll(() => answered(unknown), SOON)
    .toEqual([{ reportId: unknown, targetType: 'user', targetId: nobody, exists: false, ownerId: null }]);
  expect(await answered(beacon)).toEqual([]);
});

test('no event gives anybody rights: identity tells of roles and listens to nobody about them', async () => {
  const { userId } = await identity.account();
  await send(userRolesChanged, { userId, version: 99, roles: ['user', 'admin'] });
  // Sent after it and handled: whatever that would have done is done.
  expect(await act(userId, 'warn', 1)).toMatchObject({ outcome: 'effective' });
  const { rows } = await identity.superuser.query(
    `select (select count(*) from user_roles where user_id = $1)::int as roles,
            (select count(*) from inbox where consumer like '%role%')::int as heard`,
    [userId],
  );
  expect(rows).toEqual([{ roles: 0, heard: 0 }]);
});
