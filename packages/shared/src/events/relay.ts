import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { sql } from 'kysely';
import type { Actor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';
import { pause } from '../jobs/pause.ts';
import type { Logger } from '../service/logger.ts';
import type { Metrics } from '../service/metrics.ts';
import { BatchPublisher } from './batch-publisher.ts';
import type { ServiceName } from './define-event.ts';
import { addOutboxMetrics } from './event-metrics.ts';
import { Nap } from './nap.ts';
import { NatsGone, type NatsLink } from './nats-link.ts';
import { reconcile } from './reconcile.ts';
import { streamSpecs } from './streams.ts';
import { AUDIT_STREAM } from './subjects.ts';
import { onWake } from './wake.ts';

export interface RelayOptions<DB> {
  readonly database: Database<DB>;
  readonly nats: NatsLink;
  readonly service: ServiceName;
  readonly logger: Logger;
  /** Gets the outbox's gauges where given. */
  readonly metrics?: Metrics;
  /** Milliseconds between looks at the outbox that nobody asked for; default 250. */
  readonly pollInterval?: number;
  /** Most events at once; default 500. */
  readonly batchSize?: number;
  /** Milliseconds between comparisons with the streams; default 60,000. */
  readonly reconcileInterval?: number;
  /** Milliseconds that a batch waits for its acknowledgements; default 5,000. */
  readonly ackTimeout?: number;
  /** Longest wait after a failure, in milliseconds; default 5,000. */
  readonly maxBackoff?: number;
}

export interface Relay {
  /** Finishes the batch in hand and stops. */
  stop(): Promise<void>;
}

const RELAY: Actor = Object.freeze({ role: 'relay' });
/** Milliseconds between two batches, in which events gather for the second. */
const GATHER = 25;

/**
 * Carries the outbox to NATS until stopped. Many may run side by side, in one process or several. An event goes out
 * at least once; consumers see its effect once (inbox). While NATS or the database is away it waits and tries again.
 */
export function startRelay<DB>(options: RelayOptions<DB>): Relay {
  if (options.metrics) addOutboxMetrics(options.metrics, options.database);
  const running = new RunningRelay(options);
  return { stop: () => running.stop() };
}

/** What belongs to one connection to NATS, until it breaks. */
interface Session {
  readonly epoch: number;
  readonly publisher: BatchPublisher;
  /** Identity of each stream when it was last compared: stored with what was published since. */
  streams: ReadonlyMap<string, string>;
}

interface OutboxRow {
  readonly id: string;
  /** created_at as text: a Date would lose the microseconds, and the partition is found by it. */
  readonly at: string;
  readonly stream: string;
  readonly subject: string;
  readonly envelope: string;
}

class RunningRelay<DB> {
  readonly #options: RelayOptions<DB>;
  readonly #names: string[];
  readonly #stopping = new AbortController();
  readonly #nap = new Nap();
  readonly #done: Promise<void>;
  #session: Session | undefined;
  /** By the database's clock; see `since` in reconcile.ts. */
  #reconciledAt: Date | undefined;
  #nextReconcile = 0;
  #failures = 0;

  constructor(options: RelayOptions<DB>) {
    this.#options = options;
    const own = [options.service.toUpperCase(), AUDIT_STREAM];
    this.#names = streamSpecs().flatMap(({ name }) => (own.includes(name) ? [name] : []));
    const unsubscribe = onWake(() => this.#nap.wake());
    this.#done = this.#run().finally(unsubscribe);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#nap.wake();
    await this.#done;
    this.#session?.publisher.close();
  }

  async #run(): Promise<void> {
    const { nats, logger, batchSize = 500, pollInterval = 250, maxBackoff = 5_000 } = this.#options;
    while (!this.#stopping.signal.aborted) {
      try {
        const connection = await nats.connected(this.#stopping.signal);
        const session = await this.#reconciledSession(connection);
        if (!session) continue;
        await this.#drain(session, batchSize);
        if (this.#failures > 0) logger.info('events leave the outbox again');
        this.#failures = 0;
        // The first event of a lull goes out at once; those that come while others are going share a transaction.
        await pause(GATHER, this.#stopping.signal);
        await this.#nap.wait(pollInterval);
      } catch (error) {
        if (error instanceof NatsGone || this.#stopping.signal.aborted) return;
        if (this.#failures++ === 0) logger.warn({ err: error }, 'events wait in the outbox');
        // Whatever went wrong, the next batch begins by comparing: a stream may be gone or another.
        this.#nextReconcile = 0;
        await pause(Math.min(maxBackoff, 100 * 2 ** Math.min(this.#failures, 10)), this.#stopping.signal);
      }
    }
  }

  /** A session whose streams were compared; undefined where another replica is comparing right now. */
  async #reconciledSession(connection: NatsConnection): Promise<Session | undefined> {
    const { database, nats, service, logger, reconcileInterval = 60_000 } = this.#options;
    const epoch = nats.epoch();
    const fresh = this.#session?.epoch !== epoch;
    if (!fresh && Date.now() < this.#nextReconcile) return this.#session;

    const due = fresh || this.#nextReconcile === 0;
    const outcome = await reconcile({
      database,
      manager: await jetstreamManager(connection),
      service,
      streams: this.#names,
      replicas: nats.replicas,
      since: due ? this.#reconciledAt : undefined,
      signal: this.#stopping.signal,
    });
    if (!outcome) {
      if (!due) this.#nextReconcile = Date.now() + reconcileInterval;
      else await pause(200, this.#stopping.signal);
      return due ? undefined : this.#session;
    }
    if (outcome.resent > 0) logger.warn({ events: outcome.resent }, 'NATS lost events; they go out again');
    this.#reconciledAt = outcome.at;
    this.#nextReconcile = Date.now() + reconcileInterval;
    if (fresh || !this.#session) {
      this.#session?.publisher.close();
      this.#session = { epoch, publisher: new BatchPublisher(connection), streams: outcome.streams };
    } else {
      this.#session.streams = outcome.streams;
    }
    return this.#session;
  }

  /** Publishes until less than a batch is left. */
  async #drain(session: Session, batchSize: number): Promise<void> {
    if ((await this.#relayBatch(session, batchSize)) < batchSize) return;
    const lane = async (): Promise<void> => {
      while (!this.#stopping.signal.aborted && Date.now() < this.#nextReconcile)
        if ((await this.#relayBatch(session, batchSize)) < batchSize) return;
      this.#nap.wake();
    };
    // Of a backlog one batch is with NATS while another is with the database.
    const outcomes = await Promise.allSettled([lane(), lane()]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Publishes one batch. @returns how many events went out @throws where one did not, after marking the others */
  async #relayBatch(session: Session, batchSize: number): Promise<number> {
    const { database, nats, ackTimeout = 5_000 } = this.#options;
    const outcome = await database.inTransaction(RELAY, async (tx) => {
      const { rows } = await sql<OutboxRow>`
        select id, created_at::text as at, stream, subject, envelope from public.outbox
        where published_at is null order by created_at, id limit ${batchSize} for update skip locked`.execute(
        tx.db,
      );
      const batch = rows.map(({ envelope, ...row }) => ({ ...row, payload: envelope }));
      const acks = await session.publisher.publish(batch, ackTimeout);
      // Acknowledged before NATS went away and came back: it may have come back without it. They go out again.
      if (nats.epoch() !== session.epoch) return { published: 0, failure: 'NATS went away meanwhile' };

      const ids: string[] = [];
      const times: string[] = [];
      const created: string[] = [];
      const sequences: number[] = [];
      let failure: string | undefined;
      acks.forEach((ack, index) => {
        const { id, at, stream, subject } = batch[index]!;
        if ('failure' in ack) {
          failure = `${subject}: ${ack.failure}`;
          return;
        }
        ids.push(id);
        times.push(at);
        created.push(session.streams.get(stream) ?? 'unknown');
        sequences.push(ack.seq);
      });
      if (ids.length > 0)
        await sql`
          update public.outbox o set published_at = now(), stream_created = p.created, stream_seq = p.seq
          from unnest(${ids}::uuid[], ${times}::timestamptz[], ${created}::text[], ${sequences}::bigint[])
            as p (id, at, created, seq)
          where o.id = p.id and o.created_at = p.at and o.published_at is null`.execute(tx.db);
      return { published: ids.length, failure };
    });
    if (outcome.failure !== undefined) throw new Error(`Not published: ${outcome.failure}`);
    return outcome.published;
  }
}
