import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type TestNats, startOwnNats } from '../../../local/src/testing/nats.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { exampleOf } from '../../src/events/asyncapi.ts';
import {
  type Consumers,
  type ConsumersOptions,
  defineConsumer,
  startConsumers,
} from '../../src/events/consumer.ts';
import { type DeadLetter, listDeadLetters } from '../../src/events/dead-letters.ts';
import type { EventContract } from '../../src/events/define-event.ts';
import type { Envelope } from '../../src/events/envelope.ts';
import type { NatsLink } from '../../src/events/nats-link.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { ensureStreams } from '../../src/events/streams.ts';
import { uuidV7 } from '../../src/events/uuid-v7.ts';
import { type EffectsDatabase, SILENT, type World, createWorld, link, scan } from './support.ts';

export const WAIT = { timeout: 20_000, interval: 50 };
export type Handle = (tx: Tx<EffectsDatabase>, event: Envelope<{ beaconId: string }>) => Promise<void>;

// One of each per test file; `useConsumers` fills them before each test.
export let nats: TestNats;
export let world: World;
export let connection: NatsLink;
const started: Consumers[] = [];

/** Registers the hooks that give each test a database, an empty NATS and its streams. */
export function useConsumers(): void {
  beforeAll(async () => {
    nats = await startOwnNats();
  });
  afterAll(() => nats.dispose());
  beforeEach(async () => {
    world = await createWorld('identity');
    connection = link(nats.url);
    await ensureStreams(await jetstreamManager(await connection.connected()));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((consumers) => consumers.stop()));
    await connection.close();
    await nats.stop();
    await nats.wipe();
    await nats.start();
    await world.close();
  });
}

/** The effect that must happen once: a row without a unique key, so that a second one would show. */
export async function effect(tx: Tx<EffectsDatabase>, event: Envelope): Promise<void> {
  await sql`insert into effects values (${event.id}, ${event.subject})`.execute(tx.db);
}

export function start(
  handle: Handle,
  options: Partial<ConsumersOptions<EffectsDatabase>> = {},
  name = 'award',
): Consumers {
  const consumers = startConsumers({
    service: 'identity',
    database: world.database,
    nats: connection,
    logger: SILENT,
    delays: [20, 20, 20],
    consumers: [defineConsumer({ name, contract: beaconScanned, handle })],
    ...options,
  });
  started.push(consumers);
  return consumers;
}

/** Publishes an event as a relay would. @returns its id */
export async function publish(
  data: Record<string, unknown> = scan(),
  options: { id?: string; msgID?: string; contract?: EventContract } = {},
): Promise<string> {
  const { id = uuidV7(), msgID = id, contract = beaconScanned } = options;
  const event = { ...exampleOf(contract), id, requestid: 'request-0001', subject: 'entity', data };
  await jetstream(await connection.connected()).publish(contract.subject, JSON.stringify(event), { msgID });
  return id;
}

export const effects = (): Promise<string[]> =>
  world
    .look<{ event_id: string }>('select event_id from effects')
    .then((rows) => rows.map((row) => row.event_id));
export const effectsAre = (ids: string[]): Promise<void> =>
  expect.poll(async () => (await effects()).toSorted(), WAIT).toEqual(ids.toSorted());
export const deadLetters = async (): Promise<DeadLetter[]> => listDeadLetters(await connection.connected());
/** How many events the durable has not acknowledged. */
export async function pending(): Promise<number> {
  const manager = await jetstreamManager(await connection.connected());
  const info = await manager.consumers.info('NIGHTLIFE', 'identity-award');
  return info.num_pending + info.num_ack_pending;
}
