import type { Tx } from '../db/transaction.ts';
import { type Database } from '../db/database.ts';
import type { Logger } from '../service/logger.ts';
import type { Metrics } from '../service/metrics.ts';
import { ConsumeLoop } from './consume-loop.ts';
import { Delivery } from './delivery.ts';
import { type EventContract, type ServiceName, readEvent } from './define-event.ts';
import type { Envelope } from './envelope.ts';
import { addConsumerMetrics } from './event-metrics.ts';
import type { NatsLink } from './nats-link.ts';

/** One consumer of one kind of event, made by `defineConsumer`. */
export interface EventConsumer<DB> {
  /** Unique within its service; part of the durable's name. */
  readonly name: string;
  readonly contract: EventContract;
  /**
   * Reads a message.
   * @throws {InvalidEvent} where it does not fit the contract
   */
  receive(bytes: Uint8Array): ReceivedEvent<DB>;
}

/** An event that fits its contract, with its effect bound to it. */
export interface ReceivedEvent<DB> {
  readonly event: Envelope;
  readonly apply: (tx: Tx<DB>) => Promise<void>;
}

/**
 * Defines what a service does when something happened elsewhere.
 * @param definition.name kebab-case, unique within the service, such as `award-scan-xp`; changing it makes a new
 *   durable that begins at the oldest event
 * @param definition.handle the effect, in the transaction that remembers the event; it must touch nothing else.
 *   Throw `PredecessorMissing` where an earlier event has to come first
 * @throws where the name is not kebab-case
 */
export function defineConsumer<DB, Data>(definition: {
  readonly name: string;
  readonly contract: EventContract<Data>;
  readonly handle: (tx: Tx<DB>, event: Envelope<Data>) => Promise<void>;
}): EventConsumer<DB> {
  const { name, contract, handle } = definition;
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(name)) throw new Error(`Not a name of a consumer: ${name}`);
  return {
    name,
    contract,
    receive(bytes) {
      const event = readEvent(contract, bytes);
      return { event, apply: async (tx) => handle(tx, event) };
    },
  };
}

export interface ConsumersOptions<DB> {
  readonly service: ServiceName;
  readonly database: Database<DB>;
  readonly nats: NatsLink;
  readonly logger: Logger;
  readonly consumers: readonly EventConsumer<DB>[];
  /** Gets the gauges of lag and of dead letters where given. */
  readonly metrics?: Metrics;
  /** Events that one consumer handles at once; each takes a connection. Default 4. */
  readonly concurrency?: number;
  /** Milliseconds before the 2nd, 3rd, … attempt; after the last it is a dead letter. Default 1 s … 10 min. */
  readonly delays?: readonly number[];
  /** Milliseconds for which an event waits for its predecessor; default 24 h. */
  readonly patience?: number;
  /** Milliseconds without an acknowledgement after which NATS delivers again; default 30,000. */
  readonly ackWait?: number;
}

export interface Consumers {
  /** Stops pulling and finishes the events in hand. */
  stop(): Promise<void>;
}

const SECOND = 1_000;
const DEFAULT_DELAYS = [SECOND, 5 * SECOND, 30 * SECOND, 120 * SECOND, 600 * SECOND];
const ONE_DAY = 24 * 3600 * SECOND;

/** Name of a consumer's durable, which is also its name in the inbox and in the dead letters. */
export function durableName(service: string, consumer: { readonly name: string }): string {
  return `${service}-${consumer.name}`;
}

/**
 * Starts a service's consumers. Each event has its effect exactly once, whatever is delivered twice or out of order.
 * @throws where two consumers have one name
 */
export function startConsumers<DB>(options: ConsumersOptions<DB>): Consumers {
  const { service, consumers, nats, database, logger, metrics } = options;
  const durables = consumers.map((consumer) => ({
    stream: consumer.contract.stream,
    durable: durableName(service, consumer),
  }));
  if (new Set(durables.map(({ durable }) => durable)).size < durables.length)
    throw new Error('Two consumers have the same name.');
  if (metrics) addConsumerMetrics(metrics, nats, durables);

  const loops = consumers.map((consumer) => {
    const durable = durableName(service, consumer);
    const log = logger.child({ consumer: durable });
    const ackWait = options.ackWait ?? 30 * SECOND;
    const delivery = new Delivery({
      consumer,
      durable,
      database,
      nats,
      logger: log,
      delays: options.delays ?? DEFAULT_DELAYS,
      patience: options.patience ?? ONE_DAY,
      ackWait,
    });
    return new ConsumeLoop({
      durable,
      stream: consumer.contract.stream,
      filter: consumer.contract.subject,
      nats,
      logger: log,
      concurrency: options.concurrency ?? 4,
      ackWait,
      deliver: (message, stopping) => delivery.deliver(message, stopping),
    });
  });
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
