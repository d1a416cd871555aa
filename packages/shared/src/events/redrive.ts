import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, headers } from '@nats-io/transport-node';
import { REDRIVE_FOR, listDeadLetters } from './dead-letters.ts';
import { DLQ_STREAM, streamOf } from './subjects.ts';

export interface RedriveOptions {
  /** Only the dead letters of this durable, such as `identity-award-scan-xp`. */
  readonly consumer?: string;
  /** Only the dead letters of this event. */
  readonly eventId?: string;
  /** Most letters to send; default 100. */
  readonly limit?: number;
}

/**
 * Sends dead letters again, to the consumer that gave up on them and to no other, and removes them from the dead
 * letters. Each goes out on its original subject under a new message id, since the stream may still remember the old
 * one; the event's own id stays, so that the inbox drops it where it was handled meanwhile.
 * @returns what was sent
 * @throws where NATS does not acknowledge; what was sent until then is removed, the rest stays
 */
export async function redrive(
  connection: NatsConnection,
  options: RedriveOptions = {},
): Promise<{ consumer: string; eventId: string; subject: string }[]> {
  const manager = await jetstreamManager(connection);
  const publisher = jetstream(connection);
  const sent: { consumer: string; eventId: string; subject: string }[] = [];
  for (const letter of await listDeadLetters(connection, options)) {
    const { consumer, eventId, originalSubject: subject } = letter;
    const header = headers();
    header.set(REDRIVE_FOR, consumer);
    await publisher.publish(subject, letter.payload, {
      headers: header,
      // By the dead letter: after a crash between sending and removing, the second sending is the same one.
      msgID: `${eventId}:redrive:${letter.seq}`,
      expect: { streamName: streamOf(subject) },
    });
    await manager.streams.deleteMessage(DLQ_STREAM, letter.seq);
    sent.push({ consumer, eventId, subject });
  }
  return sent;
}

/**
 * Removes the dead letters of an event without sending them again: what cannot be read, nobody will ever handle.
 * @param eventId as `listDeadLetters` has it
 * @returns how many were removed
 */
export async function dropDeadLetters(connection: NatsConnection, eventId: string): Promise<number> {
  const manager = await jetstreamManager(connection);
  const letters = await listDeadLetters(connection, { eventId });
  for (const { seq } of letters) await manager.streams.deleteMessage(DLQ_STREAM, seq);
  return letters.length;
}
