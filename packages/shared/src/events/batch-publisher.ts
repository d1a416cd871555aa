import {
  type Msg,
  type NatsConnection,
  type Subscription,
  createInbox,
  headers,
} from '@nats-io/transport-node';

export interface OutgoingMessage {
  /** Nats-Msg-Id: the stream drops a second one within its deduplication window. */
  readonly id: string;
  readonly stream: string;
  readonly subject: string;
  readonly payload: string;
}

/** Where the stream stored it, or why it did not. */
export type Ack = { readonly seq: number } | { readonly failure: string };

const UNANSWERED: Ack = { failure: 'NATS did not answer in time' };

/**
 * Publishes many messages at once and collects their acknowledgements, over one subscription and one timer.
 * The client's own `publish` makes a request with a timer for each, which is a third as fast.
 */
export class BatchPublisher {
  readonly #nats: NatsConnection;
  readonly #prefix = createInbox();
  readonly #subscription: Subscription;
  readonly #waiting = new Map<string, (ack: Ack) => void>();
  #next = 0;

  constructor(nats: NatsConnection) {
    this.#nats = nats;
    this.#subscription = nats.subscribe(`${this.#prefix}.*`, {
      callback: (error, message) => {
        if (error) return;
        const settle = this.#waiting.get(message.subject);
        this.#waiting.delete(message.subject);
        settle?.(readAck(message));
      },
    });
  }

  /**
   * @param timeout milliseconds after which what is not acknowledged counts as failed; it may be stored all the same
   * @returns one answer per message, in their order; it does not throw for a message that failed
   */
  async publish(messages: readonly OutgoingMessage[], timeout: number): Promise<Ack[]> {
    const acks: Ack[] = messages.map(() => UNANSWERED);
    if (messages.length === 0) return acks;
    const replies: string[] = [];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeout);
      let left = messages.length;
      messages.forEach((message, index) => {
        const reply = `${this.#prefix}.${this.#next++}`;
        replies.push(reply);
        this.#waiting.set(reply, (ack) => {
          acks[index] = ack;
          if (--left > 0) return;
          clearTimeout(timer);
          resolve();
        });
        const header = headers();
        header.set('Nats-Msg-Id', message.id);
        header.set('Nats-Expected-Stream', message.stream);
        this.#nats.publish(message.subject, message.payload, { reply, headers: header });
      });
    });
    for (const reply of replies) this.#waiting.delete(reply);
    return acks;
  }

  close(): void {
    this.#subscription.unsubscribe();
  }
}

function readAck(message: Msg): Ack {
  // The server answers so where no stream takes the subject.
  if (message.headers?.code === 503) return { failure: 'no stream takes it' };
  try {
    const answer = message.json<{ seq?: number; error?: { description?: string } }>();
    if (typeof answer.seq === 'number' && !answer.error) return { seq: answer.seq };
    return { failure: answer.error?.description ?? 'the answer is not an acknowledgement' };
  } catch {
    return { failure: 'the answer is not an acknowledgement' };
  }
}
