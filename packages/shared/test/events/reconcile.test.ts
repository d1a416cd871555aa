import { cp, rm } from 'node:fs/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestNats, startOwnNats } from '../../../local/src/testing/nats.ts';
import type { NatsLink } from '../../src/events/nats-link.ts';
import { reconcile } from '../../src/events/reconcile.ts';
import { type Relay, startRelay } from '../../src/events/relay.ts';
import { SILENT, type World, appendScans, createWorld, link, messageIds, outboxCounts } from './support.ts';

const WAIT = { timeout: 15_000, interval: 50 };

let nats: TestNats;
let world: World;
let connection: NatsLink;
let relay: Relay;

function start(reconcileInterval = 60_000): void {
  const options = { ackTimeout: 1_000, maxBackoff: 300, reconcileInterval };
  relay = startRelay({
    database: world.database,
    nats: connection,
    service: 'nightlife',
    logger: SILENT,
    ...options,
  });
}

const inStream = (ids: string[]): Promise<void> =>
  expect
    .poll(() => messageIds(connection, 'NIGHTLIFE').catch(() => []), WAIT)
    .toEqual(expect.arrayContaining(ids));

const allOut = (count: number): Promise<void> =>
  expect.poll(() => outboxCounts(world), WAIT).toEqual({ waiting: 0, out: count });

/** Puts an older copy of NATS's files back, as from a backup. */
async function putBack(copy: string): Promise<void> {
  await nats.wipe();
  await cp(copy, nats.storeDir, { recursive: true });
}

async function copyStore(): Promise<string> {
  const copy = `${nats.storeDir}-copy`;
  await rm(copy, { recursive: true, force: true });
  await nats.stop();
  await cp(nats.storeDir, copy, { recursive: true });
  await nats.start();
  return copy;
}

beforeAll(async () => {
  nats = await startOwnNats();
});
afterAll(() => nats.dispose());
beforeEach(async () => {
  world = await createWorld('nightlife');
  connection = link(nats.url);
});
afterEach(async () => {
  await relay.stop();
  await connection.close();
  await nats.stop();
  await nats.wipe();
  await nats.start();
  await world.close();
});

describe('when NATS loses', () => {
  it('a stream, it is rebuilt from the outbox within the interval', async () => {
    start(300);
    const ids = await appendScans(world, 120);
    await allOut(120);
    const manager = await jetstreamManager(await connection.connected());
    await manager.streams.delete('NIGHTLIFE');
    await inStream(ids);
    await allOut(120);
  });

  it('a stream, and the next event is what finds it out', async () => {
    start();
    const ids = await appendScans(world, 20);
    await allOut(20);
    await (await jetstreamManager(await connection.connected())).streams.delete('NIGHTLIFE');
    ids.push(...(await appendScans(world, 1)));
    await inStream(ids);
    await allOut(21);
  });

  it('everything, all goes out again on reconnect', async () => {
    start();
    const ids = await appendScans(world, 50);
    await allOut(50);
    await nats.stop();
    await nats.wipe();
    await nats.start();
    await inStream(ids);
    await allOut(50);
  });

  it('its newest messages, because an old store was put back', async () => {
    start();
    const ids = await appendScans(world, 30);
    await allOut(30);
    const copy = await copyStore();
    ids.push(...(await appendScans(world, 30)));
    await allOut(60);
    await nats.stop();
    await putBack(copy);
    await nats.start();
    await inStream(ids);
    await allOut(60);
    expect(await messageIds(connection, 'NIGHTLIFE')).toHaveLength(60);
  });

  it('its newest messages, and others took their places before anybody compared', async () => {
    start();
    const ids = await appendScans(world, 130);
    await allOut(130);
    const copy = await copyStore();
    ids.push(...(await appendScans(world, 130)));
    await allOut(260);
    await relay.stop();
    await nats.stop();
    await putBack(copy);
    await nats.start();
    // Somebody else's messages fill the sequences that ours had, and go past them.
    const publisher = jetstream(await connection.connected());
    for (let n = 0; n < 200; n++)
      await publisher.publish('hotmess.nightlife.beacon.published.v1', '{}', { msgID: `other-${n}` });
    start();
    await inStream(ids);
    await allOut(260);
  });

  it('messages in the middle, and somebody published and marked more than a page of newer ones', async () => {
    start();
    const ids = await appendScans(world, 20);
    await allOut(20);
    const copy = await copyStore();
    const [before] = await world.look<{ at: Date }>('select now() as at');
    ids.push(...(await appendScans(world, 20)));
    await allOut(40);
    await relay.stop();
    await nats.stop();
    await putBack(copy);
    await nats.start();
    const there = await connection.connected();
    const manager = await jetstreamManager(there);
    const { created } = await manager.streams.info('NIGHTLIFE');
    for (const id of await appendScans(world, 120)) {
      const ack = await jetstream(there).publish('hotmess.nightlife.beacon.scanned.v1', '{}', { msgID: id });
      await world.look(
        'update outbox set published_at = now(), stream_created = $2, stream_seq = $3 where id = $1',
        [id, created, ack.seq],
      );
    }
    const signal = new AbortController().signal;
    const options = {
      database: world.database,
      manager,
      service: 'nightlife',
      streams: ['NIGHTLIFE'],
      signal,
    };
    const compare = (since: Date | undefined) => reconcile({ ...options, replicas: 1, since });
    // An ordinary look at the newest page sees nothing; after an absence all since the last comparison are compared.
    expect((await compare(undefined))?.resent).toBe(0);
    expect((await compare(before!.at))?.resent).toBe(20);
    start();
    await inStream(ids);
  });

  it('nothing, nothing goes out again', async () => {
    start(200);
    await appendScans(world, 40);
    await allOut(40);
    await nats.stop();
    await nats.start();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await messageIds(connection, 'NIGHTLIFE')).toHaveLength(40);
    await allOut(40);
  });
});
