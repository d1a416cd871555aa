import { jetstreamManager } from '@nats-io/jetstream';
import type pg from 'pg';
import { pino } from 'pino';
import { type TestDatabase, createTestDatabase, openSuperuser } from '../../../local/src/testing/database.ts';
import { type Actor, systemActor } from '../../src/db/actor.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import type { EventData } from '../../src/events/define-event.ts';
import type { NatsLink } from '../../src/events/nats-link.ts';
import { openNats } from '../../src/events/nats-link.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { appendEvent } from '../../src/events/outbox.ts';
import { uuidV7 } from '../../src/events/uuid-v7.ts';

export const SILENT = pino({ level: 'silent' });
export const RELAY: Actor = { role: 'relay' };

/** A service's database of one test file, with a table `effects` that consumers write into. */
export interface World {
  readonly database: Database<EffectsDatabase>;
  readonly test: TestDatabase;
  /** Looks as a superuser, whom RLS does not bind. */
  look<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface EffectsDatabase {
  effects: { event_id: string; entity_id: string };
}

export async function createWorld(service: 'nightlife' | 'identity'): Promise<World> {
  const test = await createTestDatabase(service);
  const superuser = openSuperuser(test.superuserUrl);
  await superuser.query(
    `create table effects (event_id uuid not null, entity_id text not null);
     grant insert, select on effects to system, app_user`,
  );
  const database = openDatabase<EffectsDatabase>({ url: test.serviceUrl });
  return {
    database,
    test,
    look: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await superuser.query<Row>(text, values)).rows,
    async close() {
      await database.close();
      await superuser.end();
      await test.drop();
    },
  };
}

export function link(url: string): NatsLink {
  return openNats({ url, name: 'test', logger: SILENT, retryInterval: 100 });
}

/** Data of a scan by somebody. */
export function scan(
  changes: Partial<EventData<typeof beaconScanned>> = {},
): EventData<typeof beaconScanned> {
  return { ...beaconScanned.example, scanId: uuidV7(), ...changes };
}

/** Appends that many scans, each in a transaction of its own. @returns the events' ids */
export async function appendScans(world: World, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, () =>
      world.database.inTransaction(systemActor('test'), async (tx) => {
        const data = scan();
        return appendEvent(tx, beaconScanned, { entityId: data.scanId, data });
      }),
    ),
  );
}

/** How many events wait, and how many went out. */
export async function outboxCounts(world: World): Promise<{ waiting: number; out: number }> {
  const [row] = await world.look<{ waiting: number; out: number }>(
    `select count(*) filter (where published_at is null)::int as waiting,
            count(*) filter (where published_at is not null)::int as out from outbox`,
  );
  return row!;
}

/** The ids that a stream's messages were published with. */
export async function messageIds(nats: NatsLink, stream: string): Promise<string[]> {
  const manager = await jetstreamManager(await nats.connected());
  const { state } = await manager.streams.info(stream);
  const ids: string[] = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
    const message = await manager.streams.getMessage(stream, { seq });
    if (message) ids.push(message.header.get('Nats-Msg-Id'));
  }
  return ids;
}
