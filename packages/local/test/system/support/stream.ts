import { randomUUID } from 'node:crypto';
import { type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, connect } from '@nats-io/transport-node';
import type { TestEvent } from '@hotmess/local/testing/test-events';
import { type DeadLetter, listDeadLetters } from '@hotmess/shared/events/dead-letters';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { streamSpecs } from '@hotmess/shared/events/streams';

/** A test's own way into NATS, past every outbox. */
export interface Streams {
  /** Publishes under a message id of its own, so that the stream takes the same event again and again. */
  publish(event: TestEvent): Promise<void>;
  /** Publishes any bytes on an event's subject. */
  publishRaw(contract: EventContract, payload: string): Promise<void>;
  /** Names of all durable consumers, by name. */
  durables(): Promise<string[]>;
  /** How many messages wait for any consumer that takes this subject. */
  unhandled(subject: string): Promise<number>;
  deadLetters(consumer: string): Promise<DeadLetter[]>;
  close(): Promise<void>;
}

/** Connects to a server. */
export async function openStreams(natsUrl: string): Promise<Streams> {
  const connection: NatsConnection = await connect({ servers: natsUrl });
  const manager = await jetstreamManager(connection);
  const publishRaw = async (contract: EventContract, payload: string): Promise<void> => {
    await jetstream(connection).publish(contract.subject, payload, { msgID: randomUUID() });
  };
  return {
    publish: (event) => publishRaw(event.contract, event.payload),
    publishRaw,
    durables: async () => (await consumersOf(manager)).map(({ name }) => name).toSorted(),
    async unhandled(subject) {
      const concerned = (await consumersOf(manager)).filter(
        ({ config }) => config.filter_subject === subject,
      );
      return concerned.reduce(
        (sum, { num_pending, num_ack_pending }) => sum + num_pending + num_ack_pending,
        0,
      );
    },
    deadLetters: (consumer) => listDeadLetters(connection, { consumer }),
    close: () => connection.close(),
  };
}

/** How many messages of a kind NATS has that name an id. @param natsUrl past every proxy */
export async function countInStream(natsUrl: string, contract: EventContract, id: string): Promise<number> {
  const connection = await connect({ servers: natsUrl });
  try {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info(contract.stream);
    let found = 0;
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const message = await manager.streams.getMessage(contract.stream, { seq });
      if (message?.subject === contract.subject && message.string().includes(id)) found++;
    }
    return found;
  } finally {
    await connection.close();
  }
}

async function consumersOf(manager: JetStreamManager) {
  const present: string[] = [];
  for await (const name of manager.streams.names()) present.push(name);
  const all = [];
  for (const { name } of streamSpecs().filter((spec) => present.includes(spec.name)))
    for await (const consumer of manager.consumers.list(name)) all.push(consumer);
  return all;
}
