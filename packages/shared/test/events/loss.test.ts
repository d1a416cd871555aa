import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestNats, startOwnNats } from '../../../local/src/testing/nats.ts';
import { type Consumers, defineConsumer, startConsumers } from '../../src/events/consumer.ts';
import { addOutboxMetrics } from '../../src/events/event-metrics.ts';
import type { NatsLink } from '../../src/events/nats-link.ts';
import { beaconScanned } from '../../src/events/nightlife.ts';
import { type Relay, startRelay } from '../../src/events/relay.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { type EffectsDatabase, SILENT, type World, appendScans, createWorld, link } from './support.ts';

let nats: TestNats;
let from: World;
let to: World;
const links: NatsLink[] = [];
const metrics = createMetrics('identity');

beforeAll(async () => {
  nats = await startOwnNats();
  from = await createWorld('nightlife');
  to = await createWorld('identity');
  addOutboxMetrics(metrics, from.database);
});
afterAll(async () => {
  await Promise.all(links.map((each) => each.close()));
  await from.close();
  await to.close();
  await nats.dispose();
});

function connect(): NatsLink {
  const each = link(nats.url);
  links.push(each);
  return each;
}

function relay(): Relay {
  return startRelay({
    database: from.database,
    nats: connect(),
    service: 'nightlife',
    logger: SILENT,
    ackTimeout: 500,
    maxBackoff: 200,
    reconcileInterval: 500,
    batchSize: 20,
  });
}

function consumers(withMetrics = false): Consumers {
  return startConsumers({
    service: 'identity',
    database: to.database,
    nats: connect(),
    logger: SILENT,
    delays: [50, 50, 50],
    ackWait: 1_000,
    ...(withMetrics ? { metrics } : {}),
    consumers: [
      defineConsumer<EffectsDatabase, { scanId: string }>({
        name: 'award',
        contract: beaconScanned,
        async handle(tx, event) {
          await sql`insert into effects values (${event.id}, ${event.data.scanId})`.execute(tx.db);
          // One attempt in ten fails after its effect.
          if (Math.random() < 0.1) throw new Error('unlucky');
        },
      }),
    ],
  });
}

const cutConnections = (world: World): Promise<unknown> =>
  world.look(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename like '%_service'`,
  );

describe('every committed event', () => {
  it(
    'has its effect exactly once, whatever is killed and whatever NATS loses',
    { timeout: 60_000 },
    async () => {
      const relays = [relay(), relay()];
      const consuming = [consumers(true), consumers()];
      const ids: string[] = [];
      const more = async (): Promise<void> => void ids.push(...(await appendScans(from, 60)));
      await more();
      await nats.kill();
      await more();
      await nats.start();
      await more();
      await cutConnections(to);
      await more();
      await nats.stop();
      await nats.wipe();
      await nats.start();
      await more();
      await relays.shift()!.stop();
      await consuming.shift()!.stop();
      await more();
      await nats.kill();
      await nats.wipe();
      await nats.start();
      await cutConnections(to);
      relays.push(relay());
      consuming.push(consumers());
      await more();
      const effects = async (): Promise<string[]> =>
        (await to.look<{ event_id: string }>('select event_id from effects order by 1')).map(
          (row) => row.event_id,
        );
      const dead = (): Promise<unknown[]> =>
        to.look('select 1 from inbox_failures where dead_at is not null');
      await expect
        .poll(async () => (await effects()).length + (await dead()).length, {
          timeout: 40_000,
          interval: 200,
        })
        .toBe(ids.length);
      const got = await effects();
      expect(new Set(got).size).toBe(got.length);
      expect(ids).toEqual(expect.arrayContaining(got));

      await expect
        .poll(() => metrics.registry.metrics(), { timeout: 10_000 })
        .toMatch(/hotmess_consumer_lag\{consumer="identity-award",service="identity"\} 0/);
      const page = await metrics.registry.metrics();
      expect(page).toMatch(/hotmess_outbox_events\{service="identity"\} 0/);
      expect(page).toMatch(/hotmess_outbox_lag_seconds\{service="identity"\} 0/);
      expect(page).toMatch(/hotmess_dead_letters\{service="identity"\} \d/);
      await Promise.all([...relays, ...consuming].map((each) => each.stop()));
    },
  );
});
