import { randomUUID } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { exampleOf } from '@hotmess/shared/events/asyncapi';
import type { EventConsumer } from '@hotmess/shared/events/consumer';
import type { EventContract } from '@hotmess/shared/events/define-event';
import { uuidV7 } from '@hotmess/shared/events/uuid-v7';
import type pg from 'pg';

/** An event of any service, to be sent as often as a test likes. */
export interface TestEvent {
  readonly contract: EventContract;
  readonly id: string;
  readonly payload: string;
}

/** Makes an event of a kind. */
export function eventOf<Data>(contract: EventContract<Data>, data: NoInfer<Data>): TestEvent {
  const id = uuidV7();
  const fresh = { id, time: new Date().toISOString(), requestid: randomUUID(), data };
  return { contract, id, payload: JSON.stringify({ ...exampleOf(contract), ...fresh }) };
}

/**
 * Sends an event by the relay of the service under test, from a row of its outbox, into the stream that its consumers
 * read. Each row has an id of its own, so that NATS takes the same event again, as after a loss of its stream.
 * @param superuser a connection past row-level security
 */
export async function sendThroughOutbox(superuser: pg.Pool, event: TestEvent): Promise<void> {
  await superuser.query('insert into outbox (stream, subject, envelope) values ($1, $2, $3)', [
    event.contract.stream,
    event.contract.subject,
    event.payload,
  ]);
}

/** Hands an event to the consumer of its kind as if it had come by NATS, past the inbox. */
export async function handEvent<DB>(
  database: Database<DB>,
  consumers: readonly EventConsumer<DB>[],
  { contract, payload }: TestEvent,
): Promise<void> {
  const consumer = consumers.find((candidate) => candidate.contract.subject === contract.subject);
  if (!consumer) throw new Error(`Nobody consumes ${contract.subject}.`);
  const { apply } = consumer.receive(new TextEncoder().encode(payload));
  await database.inTransaction(systemActor('test'), apply);
}
