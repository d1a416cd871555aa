import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, openDoor } from './support/door.ts';
import { expectAllEarned, expectAllStored, scanAgain, scanAll } from './support/load.ts';
import { SOON, readyz } from './support/wait.ts';

let nats: TestNats;
let door: Door;
beforeAll(async () => {
  nats = await startOwnNats();
  door = await openDoor({ natsUrl: nats.url, environment: { DRAIN_DELAY_MS: '700' } });
});
afterAll(async () => {
  await door?.close();
  await nats?.dispose();
});

/** How many statements wait for a lock in nightlife's database. */
async function lockWaits(): Promise<number> {
  const rows = await door.nightlife(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}

test('SIGTERM while a request waits: it is answered, the process says that it drains, and ends well', async () => {
  const id = await door.newBeacon();
  const lock = await door.nightlife.pool.connect();
  await lock.query('begin');
  await lock.query('select 1 from beacons where id = $1 for update', [id]);
  const slow = door.child.send(
    `mutation ($input: BeaconStepInput!) { endBeacon(input: $input) { beacon { status } } }`,
    { input: { id } },
    { token: door.host.token },
  );
  await expect.poll(lockWaits, SOON).toBe(1);

  const since = performance.now();
  const daemon = door.child.daemon();
  process.kill(daemon.pid, 'SIGTERM');
  await expect.poll(() => readyz(door.child.url), SOON).toEqual({ status: 503, waitingFor: ['draining'] });
  // Then nobody new is taken, and who was accepted is still waited for.
  await expect.poll(() => readyz(door.child.url), SOON).toBeUndefined();
  expect(daemon.hasExited()).toBe(false);
  await lock.query('rollback');
  lock.release();
  const { status, data } = await slow;
  expect([status, data]).toEqual([200, { endBeacon: { beacon: { status: 'EXPIRED' } } }]);
  expect(await daemon.exited).toBe('exit code 0');
  expect(performance.now() - since).toBeLessThan(20_000);
  expect(door.child.log().at(-1)).toMatchObject({ msg: 'stopped' });
  const told = await door.nightlife(
    `select 1 from outbox where subject like '%state_changed%' and envelope like '%' || $1 || '%"to":"expired"%'`,
    [id],
  );
  expect(told).toHaveLength(1);
});

test('SIGTERM in the middle of a rush: what was answered is stored, told and earned, before any restart', async () => {
  await door.child.start();
  await door.child.ready();
  const daemon = door.child.daemon();
  const attempts = await scanAll(door, await door.guests(120), (answered) => {
    if (answered === 40) process.kill(daemon.pid, 'SIGTERM');
  });
  expect(await daemon.exited).toBe('exit code 0');
  const answered = attempts.filter(({ answer }) => answer);
  expect(answered.length).toBeGreaterThanOrEqual(40);
  expect(answered.map(({ answer }) => answer!.status)).toEqual(answered.map(() => 'VALID'));
  await expectAllStored(door, attempts);
  // Nobody was cut off: a scan is stored only if its answer was given.
  expect(await door.nightlife(`select 1 from beacon_scans where status = 'valid'`)).toHaveLength(
    answered.length,
  );

  await door.child.start();
  await expectAllEarned(door);
});

test('kill -9 in the middle of a rush: what was answered is stored and earns once, and retries get the first answer', async () => {
  await door.child.ready();
  const daemon = door.child.daemon();
  const attempts = await scanAll(door, await door.guests(100), (answered) => {
    if (answered === 40) process.kill(daemon.pid, 'SIGKILL');
  });
  expect(await daemon.exited).toBe('signal SIGKILL');
  expect(attempts.some(({ answer }) => answer === undefined)).toBe(true);
  await expectAllStored(door, attempts);

  await door.child.start();
  await door.child.ready();
  for (const attempt of attempts) {
    const again = await scanAgain(door, attempt);
    expect(again.status).toBe('VALID');
    if (attempt.answer) expect(again).toEqual(attempt.answer);
    attempt.answer = again;
  }
  await expectAllStored(door, attempts);
  await expectAllEarned(door);
});
