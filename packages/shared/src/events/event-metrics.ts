import { sql } from 'kysely';
import { jetstreamManager } from '@nats-io/jetstream';
import { Gauge } from 'prom-client';
import type { Actor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';
import { type Metrics, addGauge } from '../service/metrics.ts';
import type { NatsLink } from './nats-link.ts';
import { streamInfo } from './streams.ts';
import { DLQ_STREAM } from './subjects.ts';

const RELAY: Actor = Object.freeze({ role: 'relay' });

/** Gauges of what waits in the outbox: how many events, and for how many seconds the oldest. */
export function addOutboxMetrics<DB>(metrics: Metrics, database: Database<DB>): void {
  addGauge(metrics, 'hotmess_outbox_events', 'Events that have not gone out.', async () => {
    return (await outboxLag(database)).count;
  });
  addGauge(
    metrics,
    'hotmess_outbox_lag_seconds',
    'Age of the oldest event that has not gone out.',
    async () => {
      return (await outboxLag(database)).seconds;
    },
  );
}

/** How many events wait, and for how many seconds the oldest of them has. */
export async function outboxLag<DB>(database: Database<DB>): Promise<{ count: number; seconds: number }> {
  const { rows } = await sql<{ count: number; seconds: number | null }>`
    select count(*) as count, extract(epoch from now() - min(created_at))::float8 as seconds
    from public.outbox where published_at is null`.execute(database.as(RELAY));
  return { count: rows[0]?.count ?? 0, seconds: rows[0]?.seconds ?? 0 };
}

/** A durable consumer, by its stream and name. */
export interface DurableName {
  readonly stream: string;
  readonly durable: string;
}

/** Gauges of each consumer's backlog and of the dead letters; they keep their last value while NATS is away. */
export function addConsumerMetrics(metrics: Metrics, nats: NatsLink, durables: readonly DurableName[]): void {
  new Gauge({
    name: 'hotmess_consumer_lag',
    help: 'Events that a consumer has not acknowledged, by consumer.',
    labelNames: ['consumer'],
    registers: [metrics.registry],
    async collect() {
      const connection = nats.current();
      if (!connection) return;
      const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 1_000 });
      await Promise.all(
        durables.map(async ({ stream, durable }) => {
          try {
            const info = await manager.consumers.info(stream, durable);
            this.set({ consumer: durable }, info.num_pending + info.num_ack_pending);
          } catch {
            // The consumer is being made again, or NATS is away.
          }
        }),
      );
    },
  });
  addGauge(metrics, 'hotmess_dead_letters', 'Messages in the dead letters of all services.', async () => {
    const connection = nats.current();
    if (!connection) throw new Error('NATS is away.');
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: 1_000 });
    return (await streamInfo(manager, DLQ_STREAM))?.state.messages ?? 0;
  });
}
