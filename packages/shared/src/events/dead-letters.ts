import { type JsMsg, type MsgRequest, type StoredMsg, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, headers } from '@nats-io/transport-node';
import { DomainError } from '../errors/domain-error.ts';
import { errorCode } from '../errors/from-unknown.ts';
import { InvalidEvent } from './envelope.ts';
import { PredecessorMissing } from './predecessor-missing.ts';
import { streamInfo } from './streams.ts';
import { DLQ_STREAM, deadLetterSubject } from './subjects.ts';

/** Header of a message that was sent again for one consumer; the others acknowledge it without effect. */
export const REDRIVE_FOR = 'Hotmess-Redrive-For';

const HEADER = {
  code: 'Hotmess-Error-Code',
  error: 'Hotmess-Error',
  subject: 'Hotmess-Original-Subject',
  consumer: 'Hotmess-Consumer',
  eventId: 'Hotmess-Event-Id',
  attempts: 'Hotmess-Attempts',
} as const;

/** A message that a consumer gave up on. */
export interface DeadLetter {
  /** Its sequence in the dead letters. */
  readonly seq: number;
  readonly consumer: string;
  readonly eventId: string;
  readonly originalSubject: string;
  readonly errorCode: string;
  readonly error: string;
  readonly attempts: number;
  readonly at: Date;
  /** The message as it was. */
  readonly payload: Uint8Array;
}

/**
 * Puts a message into the dead letters.
 * @throws where NATS does not acknowledge it; the message must then not be acknowledged either
 */
export async function sendDeadLetter(
  connection: NatsConnection,
  letter: {
    readonly message: Pick<JsMsg, 'subject' | 'seq' | 'data'>;
    readonly consumer: string;
    readonly eventId: string;
    readonly error: unknown;
    readonly attempts: number;
  },
): Promise<void> {
  const { message, consumer, eventId, error, attempts } = letter;
  const { code, text } = describeError(error);
  const header = headers();
  header.set(HEADER.code, code);
  header.set(HEADER.error, text);
  header.set(HEADER.subject, message.subject);
  header.set(HEADER.consumer, consumer);
  header.set(HEADER.eventId, eventId);
  header.set(HEADER.attempts, String(attempts));
  await jetstream(connection).publish(deadLetterSubject(consumer, message.subject), message.data, {
    headers: header,
    // With the sequence: a second delivery of the same message is the same dead letter, a redriven one is another.
    msgID: `${consumer}:${eventId}:${message.seq}`,
    expect: { streamName: DLQ_STREAM },
  });
}

/**
 * Reads the dead letters, oldest first.
 * @param filter.consumer only those of this durable
 * @param filter.eventId only those of this event
 * @param filter.limit most letters to read; default 100
 */
export async function listDeadLetters(
  connection: NatsConnection,
  filter: { readonly consumer?: string; readonly eventId?: string; readonly limit?: number } = {},
): Promise<DeadLetter[]> {
  const { consumer, eventId, limit = 100 } = filter;
  const manager = await jetstreamManager(connection);
  const subject = consumer === undefined ? 'dlq.>' : `dlq.${consumer}.>`;
  const letters: DeadLetter[] = [];
  if (!(await streamInfo(manager, DLQ_STREAM))) return letters;
  let seq = 1;
  while (letters.length < limit) {
    // The server takes it since 2.9; the client's type has it for direct reads only.
    const next = { seq, next_by_subj: subject } as MsgRequest;
    const message = await manager.streams.getMessage(DLQ_STREAM, next);
    if (!message) break;
    seq = message.seq + 1;
    const letter = readLetter(message);
    if (eventId === undefined || letter.eventId === eventId) letters.push(letter);
  }
  return letters;
}

function readLetter(message: StoredMsg): DeadLetter {
  const { header } = message;
  return {
    seq: message.seq,
    consumer: header.get(HEADER.consumer),
    eventId: header.get(HEADER.eventId),
    originalSubject: header.get(HEADER.subject),
    errorCode: header.get(HEADER.code),
    error: header.get(HEADER.error),
    attempts: Number(header.get(HEADER.attempts)),
    at: message.time,
    payload: message.data,
  };
}

/**
 * Code and sentence of an error, without personal data: only our own errors' sentences are known to be free of it.
 * PostgreSQL's may quote a value.
 */
function describeError(error: unknown): { code: string; text: string } {
  if (error instanceof InvalidEvent) return { code: 'INVALID_EVENT', text: oneLine(error.message) };
  if (error instanceof DomainError || error instanceof PredecessorMissing)
    return { code: error.code, text: oneLine(error.message) };
  const name = error instanceof Error ? error.name : typeof error;
  const constraint =
    error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
      ? ` on ${error.constraint}`
      : '';
  return { code: errorCode(error) ?? 'INTERNAL', text: oneLine(`${name}${constraint}; see the log`) };
}

/** A header is one line of printable ASCII. */
function oneLine(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 500);
}
