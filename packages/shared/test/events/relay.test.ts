import { headers } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestNats, startOwnNats } from '../../../local/src/testing/nats.ts';
import type { NatsLink } from '../../src/events/nats-link.ts';
import { openNats } from '../../src/events/nats-link.ts';
import { type Relay, type RelayOptions, startRelay } from '../../src/events/relay.ts';
import { ensureStreams } from '../../src/events/streams.ts';
import {
  type EffectsDatabase,
  SILENT,
  type World,
  appendScans,
  createWorld,
  link,
  messageIds,
  outboxCounts,
} from './support.ts';

const WAIT = { timeout: 15_000, interval: 50 };

let nats: TestNats;
let world: World;
let connection: NatsLink;
const relays: Relay[] = [];

beforeAll(async () => {
  nats = await startOwnNats();
});
afterAll(() => nats.dispose());
beforeEach(async () => {
  world = await createWorld('nightlife');
  connection = link(nats.url);
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await connection.close();
  await nats.stop();
  await nats.wipe();
  await nats.start();
  await world.close();
});

function start(options: Partial<RelayOptions<EffectsDatabase>> = {}): Relay {
  const relay = startRelay({
    database: world.database,
    nats: connection,
    service: 'nightlife',
    logger: SILENT,
    ackTimeout: 1_000,
    maxBackoff: 300,
    ...options,
  });
  relays.push(relay);
  return relay;
}

const allOut = (count: number): Promise<void> =>
  expect.poll(() => outboxCounts(world), WAIT).toEqual({ waiting: 0, out: count });

describe('the relay', () => {
  it('carries every event to its stream and notes where it is', async () => {
    start();
    const ids = await appendScans(world, 60);
    await allOut(60);
    expect((await messageIds(connection, 'NIGHTLIFE')).toSorted()).toEqual(ids.toSorted());
    const manager = await jetstreamManager(await connection.connected());
    const { created } = await manager.streams.info('NIGHTLIFE');
    const rows = await world.look<{ id: string; stream_created: string; stream_seq: string }>(
      'select * from outbox',
    );
    for (const row of rows) {
      expect(row.stream_created).toBe(created);
      const message = await manager.streams.getMessage('NIGHTLIFE', { seq: Number(row.stream_seq) });
      expect(message?.header.get('Nats-Msg-Id')).toBe(row.id);
    }
  });

  it('is woken by the commit and does not wait for the poll', async () => {
    start({ pollInterval: 60_000 });
    await appendScans(world, 1);
    await allOut(1);
    const since = performance.now();
    await appendScans(world, 1);
    await allOut(2);
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('shares the work with a second one without sending twice', async () => {
    const second = link(nats.url);
    start({ batchSize: 20 });
    start({ batchSize: 20, nats: second });
    const ids = await appendScans(world, 300);
    await allOut(300);
    expect((await messageIds(connection, 'NIGHTLIFE')).toSorted()).toEqual(ids.toSorted());
    await second.close();
  });

  it('sends again what a relay published before it was killed without marking it', async () => {
    const [id] = await appendScans(world, 1);
    const [row] = await world.look<{ envelope: string; subject: string }>('select * from outbox');
    const there = await connection.connected();
    await ensureStreams(await jetstreamManager(there));
    await jetstream(there).publish(row!.subject, row!.envelope, { msgID: id!, headers: headers() });
    start();
    await allOut(1);
    expect(await messageIds(connection, 'NIGHTLIFE')).toEqual([id]);
  });

  it('waits while NATS is away at the start, says so once, and goes on', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    await nats.stop();
    const late = openNats({ url: nats.url, name: 'late', logger, retryInterval: 50 });
    start({ nats: late, logger });
    await appendScans(world, 5);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await outboxCounts(world)).toEqual({ waiting: 5, out: 0 });
    expect(lines.filter((line) => line.includes('NATS is away'))).toHaveLength(1);
    await nats.start();
    await allOut(5);
    await late.close();
  });

  it('keeps events while NATS is away later, killed or stopped', async () => {
    start();
    await appendScans(world, 5);
    await allOut(5);
    await nats.kill();
    const ids = await appendScans(world, 5);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await outboxCounts(world)).waiting).toBe(5);
    await nats.start();
    await allOut(10);
    expect(await messageIds(connection, 'NIGHTLIFE')).toEqual(expect.arrayContaining(ids));
  });

  it('marks nothing that NATS did not acknowledge', async (context) => {
    const daemon = nats.daemon();
    if (!daemon) context.skip('the server is in a container');
    const pid = daemon!.pid;
    start({ ackTimeout: 200 });
    await appendScans(world, 5);
    await allOut(5);
    process.kill(pid, 'SIGSTOP');
    try {
      await appendScans(world, 5);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await outboxCounts(world)).toEqual({ waiting: 5, out: 5 });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await allOut(10);
    expect(await messageIds(connection, 'NIGHTLIFE')).toHaveLength(10);
  });

  it('finishes the batch in hand when it stops, while events keep coming', async () => {
    const relay = start({ batchSize: 10 });
    const appending = appendScans(world, 200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await relay.stop();
    await appending;
    const { out } = await outboxCounts(world);
    expect(await messageIds(connection, 'NIGHTLIFE').catch(() => [])).toHaveLength(out);
    start();
    await allOut(200);
  });
});
