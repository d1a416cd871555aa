import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from './support/door.ts';
import { expectAllEarned, expectAllStored, scanAll } from './support/load.ts';
import { outboxOf } from './support/look.ts';
import { type TcpProxy, createTcpProxy } from './support/tcp-proxy.ts';
import { SOON } from './support/wait.ts';

const SCANNED = 'hotmess.nightlife.beacon.scanned.v1';
let nats: TestNats;
let line: TcpProxy;
let door: Door;
beforeAll(async () => {
  nats = await startOwnNats();
  const { hostname, port } = new URL(nats.url);
  line = await createTcpProxy({ host: hostname, port: Number(port) });
  await line.open();
  door = await openDoor({ natsUrl: nats.url, childNatsUrl: `nats://127.0.0.1:${line.port}` });
});
afterAll(async () => {
  await door?.close();
  await line?.close();
  await nats?.dispose();
});

const unpublished = async (): Promise<number> =>
  (await outboxOf(door.nightlife, SCANNED)).filter(({ published }) => !published).length;

/** How many scans the stream holds. */
async function held(): Promise<number> {
  const connection = await connect({ servers: nats.url });
  const manager = await jetstreamManager(connection);
  const { state } = await manager.streams.info('NIGHTLIFE', { subjects_filter: SCANNED });
  await connection.close();
  return Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0);
}

async function scans(count: number): Promise<void> {
  const attempts = await scanAll(door, await door.guests(count), () => {});
  expect(attempts.map(({ answer }) => answer?.status)).toEqual(attempts.map(() => 'VALID'));
  await expectAllStored(door, attempts);
}

async function killAndRestart(between: () => void): Promise<void> {
  const daemon = door.child.daemon();
  process.kill(daemon.pid, 'SIGKILL');
  expect(await daemon.exited).toBe('signal SIGKILL');
  between();
  await door.child.start();
  await door.child.ready();
}

test('killed after NATS stored the events and before it heard so: each earns once', async () => {
  await scans(3);
  await expect.poll(unpublished, SOON).toBe(0);
  const before = await held();
  line.muteServer(true);
  await scans(20);
  await expect.poll(held, SOON).toBeGreaterThan(before);
  // NATS has them, and the outbox does not know.
  expect(await unpublished()).toBe(20);
  await killAndRestart(() => line.muteServer(false));
  await expectAllEarned(door);
  await expect.poll(unpublished, SOON).toBe(0);
});

// A container's process is not ours to stop and continue.
describe.runIf(process.env['HOTMESS_BACKING'] !== 'docker')('while NATS stands still', () => {
  test('killed in the middle of a batch: each earns once', async () => {
    const pids = nats.pids();
    expect(pids).toHaveLength(1);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      await scans(20);
      expect(await unpublished()).toBe(20);
      await killAndRestart(() => {
        for (const pid of pids) process.kill(pid, 'SIGCONT');
      });
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await expectAllEarned(door);
    await expect.poll(unpublished, SOON).toBe(0);
  });

  test('SIGTERM: it ends well and soon, and the next start sends the rest', async () => {
    const pids = nats.pids();
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      await scans(5);
      const daemon = door.child.daemon();
      const since = performance.now();
      process.kill(daemon.pid, 'SIGTERM');
      expect(await daemon.exited).toBe('exit code 0');
      expect(performance.now() - since).toBeLessThan(20_000);
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await door.child.start();
    await expectAllEarned(door);
  });
});
