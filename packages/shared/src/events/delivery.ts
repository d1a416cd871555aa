import type { JsMsg } from '@nats-io/jetstream';
import { type Kysely, sql } from 'kysely';
import { systemActor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/transaction.ts';
import { errorCode, isUnavailable } from '../errors/from-unknown.ts';
import { pause } from '../jobs/pause.ts';
import type { Logger } from '../service/logger.ts';
import { acceptRequestId, withRequestId } from '../service/request-context.ts';
import type { EventConsumer, ReceivedEvent } from './consumer.ts';
import { REDRIVE_FOR, sendDeadLetter } from './dead-letters.ts';
import { InvalidEvent } from './envelope.ts';
import { type FailureCount, countFailure, markDead } from './inbox-failures.ts';
import type { NatsLink } from './nats-link.ts';
import { PredecessorMissing } from './predecessor-missing.ts';

export interface DeliveryOptions<DB> {
  readonly consumer: EventConsumer<DB>;
  readonly durable: string;
  readonly database: Database<DB>;
  readonly nats: NatsLink;
  readonly logger: Logger;
  /** Milliseconds before each further attempt. */
  readonly delays: readonly number[];
  /** Milliseconds for which an event waits for its predecessor. */
  readonly patience: number;
  /** Milliseconds. */
  readonly ackWait: number;
}

/** How long a message rests, in milliseconds, when something it needs is away. */
const AWAY_DELAY = 1_000;

/** Handles the messages of one consumer: effect, inbox, acknowledgement, retries, dead letters. */
export class Delivery<DB> {
  readonly #options: DeliveryOptions<DB>;
  #away = false;

  constructor(options: DeliveryOptions<DB>) {
    this.#options = options;
  }

  /** Handles one message; never throws. What could not be decided is delivered again. */
  async deliver(message: JsMsg, stopping: AbortSignal): Promise<void> {
    const { durable, ackWait, logger } = this.#options;
    const redriveFor = message.headers?.get(REDRIVE_FOR);
    if (redriveFor && redriveFor !== durable) return message.ack();
    const keepAlive = setInterval(() => message.working(), ackWait / 3);
    try {
      await this.#handle(message);
      if (this.#away) logger.info('the consumer goes on');
      this.#away = false;
    } catch (error) {
      // The database or NATS is away: nobody's fault, so no attempt is counted.
      if (!this.#away) logger.warn({ err: error }, 'the consumer waits');
      this.#away = true;
      await pause(AWAY_DELAY, stopping);
      message.nak(AWAY_DELAY);
    } finally {
      clearInterval(keepAlive);
    }
  }

  async #handle(message: JsMsg): Promise<void> {
    let received: ReceivedEvent<DB>;
    try {
      received = this.#options.consumer.receive(message.data);
    } catch (error) {
      const eventId = message.headers?.get('Nats-Msg-Id') || `seq-${message.seq}`;
      this.#options.logger.error(
        { err: error, eventId },
        'an event that cannot be read becomes a dead letter',
      );
      return this.#bury(message, eventId, error, 1);
    }
    const { event } = received;
    await withRequestId(acceptRequestId(event.requestid), async () => {
      try {
        await this.#apply(received);
        message.ack();
      } catch (error) {
        if (isAway(error)) throw error;
        await this.#retryOrBury(message, event.id, error);
      }
    });
  }

  /**
   * The effect, unless the inbox has the event already. What the handler asks first travels in one round trip with the
   * inbox's row, behind it; where the event is known, which is seldom, all of it is rolled back.
   */
  async #apply({ event, apply }: ReceivedEvent<DB>): Promise<void> {
    const { database, durable } = this.#options;
    try {
      await database.inTransaction(systemActor(durable), async (tx) => {
        const [entered, applied] = await Promise.allSettled([enterInbox(tx, durable, event.id), apply(tx)]);
        if (entered.status === 'rejected') throw entered.reason;
        if (!entered.value) throw new SeenBefore();
        if (applied.status === 'rejected') throw applied.reason;
      });
    } catch (error) {
      if (error instanceof SeenBefore) return;
      // A handler that stumbled over what it had done before took the inbox's answer down with it.
      if (isAway(error) || !(await isInInbox(database.as(systemActor(durable)), durable, event.id)))
        throw error;
    }
  }

  async #retryOrBury(message: JsMsg, eventId: string, error: unknown): Promise<void> {
    const { database, durable, delays, patience, logger } = this.#options;
    const waits = error instanceof PredecessorMissing;
    const count = await countFailure(database, durable, eventId, waits);
    const poison = error instanceof InvalidEvent;
    const over = waits ? count.ageMilliseconds > patience : count.attempts > delays.length;
    if (poison || over) {
      logger.error({ err: error, eventId, attempts: count.attempts }, 'an event becomes a dead letter');
      await this.#bury(message, eventId, error, count.attempts + count.waits);
      await markDead(database, durable, eventId);
      return;
    }
    const delay = delayAfter(count, waits, delays);
    logger.warn({ err: error, eventId, attempts: count.attempts, delay }, 'an event is tried again later');
    message.nak(delay);
  }

  async #bury(message: JsMsg, eventId: string, error: unknown, attempts: number): Promise<void> {
    const { nats, durable } = this.#options;
    const connection = nats.current();
    if (!connection) throw new Error('NATS is away.');
    await sendDeadLetter(connection, { message, consumer: durable, eventId, error, attempts });
    message.ack();
  }
}

class SeenBefore extends Error {}

/** Remembers an event. @returns false where it was known */
async function enterInbox<DB>(tx: Tx<DB>, durable: string, eventId: string): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    with seen as (
      insert into public.inbox (consumer, event_id) values (${durable}, ${eventId})
      on conflict do nothing returning event_id
    ), settled as (
      delete from public.inbox_failures where consumer = ${durable} and event_id = ${eventId}
    )
    select exists (select from seen) as fresh`.execute(tx.db);
  return rows[0]!.fresh;
}

async function isInInbox<DB>(db: Kysely<DB>, durable: string, eventId: string): Promise<boolean> {
  const { rows } = await sql`
    select from public.inbox where consumer = ${durable} and event_id = ${eventId}`.execute(db);
  return rows.length > 0;
}

/** A statement that runs into its timeout is the handler's fault and counted; a database that is away is not. */
function isAway(error: unknown): boolean {
  return isUnavailable(error) && errorCode(error) !== '57014';
}

function delayAfter(count: FailureCount, waits: boolean, delays: readonly number[]): number {
  const index = (waits ? count.waits : count.attempts) - 1;
  return delays[Math.min(index, delays.length - 1)] ?? AWAY_DELAY;
}
