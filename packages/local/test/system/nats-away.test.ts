import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerRowsByScan, outboxOf } from './support/look.ts';
import { type Guest, liveBeacon, mintToken, scan, succeed } from './support/night.ts';
import { type People, peopleOf } from './support/people.ts';
import { type System, startSystem } from './support/system.ts';
import { SOON, readyz } from './support/wait.ts';

const SCANNED = 'hotmess.nightlife.beacon.scanned.v1';
let nats: TestNats;
let system: System;
let people: People;
let host: Guest;
let token: string;

beforeAll(async () => {
  nats = await startOwnNats();
  // Away from the very start.
  await nats.stop();
  system = await startSystem({ natsUrl: nats.url, services: ['nightlife', 'identity'] });
  people = peopleOf(system);
  host = await people.person();
});
afterAll(async () => {
  await people?.close();
  await system?.close();
  await nats?.dispose();
});

/** Scans by that many people at once, all of them valid. */
async function scanBy(count: number): Promise<void> {
  const guests = await Promise.all(Array.from({ length: count }, () => people.person()));
  const answers = await Promise.all(guests.map((guest) => scan(system.send, token, guest)));
  expect(answers.map(({ status }) => status)).toEqual(guests.map(() => 'VALID'));
}

/** Waits until there is a ledger row for each scan in nightlife's outbox, and sees that there is one only. */
async function expectOneRowEach(count: number): Promise<void> {
  await expect.poll(async () => (await ledgerRowsByScan(system.identity)).size, SOON).toBe(count);
  const scans = (await outboxOf(system.nightlife, SCANNED)).map(({ data }) => data['scanId'] as string);
  const rows = await ledgerRowsByScan(system.identity);
  expect(rows).toEqual(new Map(scans.map((scanId) => [scanId, 1])));
}

const waiting = async (): Promise<number> =>
  (await outboxOf(system.nightlife, SCANNED)).filter(({ published }) => !published).length;

test('away at the start: the services are ready, reads and scans work, and the outbox keeps the events', async () => {
  for (const name of ['nightlife', 'identity'] as const)
    expect(await readyz(`http://127.0.0.1:${system.ports[name]}`)).toEqual({ status: 200, waitingFor: [] });
  const beaconId = await liveBeacon(system.send, host, await people.person('moderator'));
  token = await mintToken(system.send, host, beaconId);
  await scanBy(5);
  const seen = await succeed(system.send(`{ liveBeacons(cityId: "london") { nodes { id } } }`));
  expect(seen.data.liveBeacons.nodes).toEqual([{ id: beaconId }]);
  expect(await waiting()).toBe(5);
  expect(await ledgerRowsByScan(system.identity)).toEqual(new Map());
});

test('it comes: each of those scans earns, once', async () => {
  await nats.start();
  await expectOneRowEach(5);
  await expect.poll(waiting, SOON).toBe(0);
});

test('stopped later: scans go on, and earn once when it is back', async () => {
  await nats.stop();
  await scanBy(5);
  expect(await waiting()).toBe(5);
  expect((await ledgerRowsByScan(system.identity)).size).toBe(5);
  await nats.start();
  await expectOneRowEach(10);
});

test('killed in the middle of scans: each earns once', async () => {
  const scans = scanBy(20);
  await nats.kill();
  await scans;
  await nats.start();
  await expectOneRowEach(30);
});

test('its store wiped: all is sent again, the ledger stays, and what was committed meanwhile earns once', async () => {
  const before = await system.identity('select * from xp_events order by id');
  await nats.stop();
  await nats.wipe();
  await scanBy(5);
  await nats.start();
  await expectOneRowEach(35);
  expect((await system.identity('select * from xp_events order by id')).slice(0, before.length)).toEqual(
    before,
  );
  await expect.poll(messagesOfNightlife, SOON).toBe(await countOutbox());
});

test('a stream deleted while all runs is made again, and after the next reconnect filled from the outbox', async () => {
  const connection = await connect({ servers: nats.url });
  const manager = await jetstreamManager(connection);
  await manager.streams.delete('NIGHTLIFE');
  await connection.close();
  await scanBy(5);
  await expectOneRowEach(40);
  // Where a consumer made it before the relay noticed, the relay compares within a minute, or when it reconnects.
  await nats.stop();
  await nats.start();
  await expect.poll(messagesOfNightlife, SOON).toBe(await countOutbox());
  await expectOneRowEach(40);
});

/** How many messages the stream holds. */
async function messagesOfNightlife(): Promise<number> {
  const connection = await connect({ servers: nats.url });
  try {
    return (await (await jetstreamManager(connection)).streams.info('NIGHTLIFE')).state.messages;
  } catch {
    return 0;
  } finally {
    await connection.close();
  }
}

async function countOutbox(): Promise<number> {
  const [row] = await system.nightlife<{ n: number }>(
    `select count(*)::int as n from outbox where stream = 'NIGHTLIFE'`,
  );
  return row!.n;
}
