import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type Stripe from 'stripe';
import { type Store, newId, nowInSeconds } from './store.ts';

/** Milliseconds before each further attempt; the last one for all that follow. Stripe itself takes hours. */
const DELAYS = [250, 500, 1_000, 2_000, 5_000, 15_000, 60_000];
const AT_ONCE = 8;
const TIMEOUT = 10_000;

/** How held events are let go. */
export interface Release {
  /** As they happened where left out. */
  readonly order?: 'forwards' | 'backwards' | ((events: readonly Stripe.Event[]) => Stripe.Event[]);
  /** How often each is sent; once where left out. */
  readonly copies?: number;
}

/** Sends events to the webhook endpoint, signed, again and again until it acknowledges them. */
export class Webhooks {
  readonly #store: Store;
  readonly #secret: string;
  readonly #stopping = new AbortController();
  readonly #waiting: Stripe.Event[] = [];
  readonly #sending = new Set<Promise<void>>();
  #held: Stripe.Event[] | undefined;
  #url: string | undefined;

  /** @param secret the endpoint's, `whsec_…` */
  constructor(store: Store, secret: string) {
    this.#store = store;
    this.#secret = secret;
  }

  /** Says where events go, and sends those that an earlier run did not get rid of. */
  deliverTo(url: string): void {
    this.#url = url;
    for (const { eventId, done } of this.#store.list('pending_delivery')) {
      const event = done ? undefined : this.#store.get('event', eventId);
      if (event) this.#queue(event);
    }
  }

  /** Keeps an event and sends it, or holds it where events are held. */
  emit(type: Stripe.Event.Type, object: object, account?: string): void {
    const event = {
      id: newId('evt'),
      object: 'event',
      ...(account !== undefined && { account }),
      api_version: API_VERSION,
      created: nowInSeconds(),
      // As it is now: later changes make new objects.
      data: { object },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    } as unknown as Stripe.Event;
    this.#store.put<'event'>(event);
    this.#mark(event.id, false);
    if (this.#held) this.#held.push(event);
    else if (this.#url !== undefined) this.#queue(event);
  }

  /** From now on nothing is sent. */
  hold(): void {
    this.#held ??= [];
  }

  /** What is held, as it happened. */
  get held(): readonly Stripe.Event[] {
    return this.#held ?? [];
  }

  /** How many events are on their way for the first time. */
  get underWay(): number {
    return this.#waiting.length + this.#sending.size;
  }

  /**
   * Sends what is held, one after the other, and goes on as usual.
   * @returns the status that each sending was answered with
   */
  async release({ order = 'forwards', copies = 1 }: Release = {}): Promise<number[]> {
    const held = this.#held ?? [];
    this.#held = undefined;
    const ordered =
      typeof order === 'function' ? order(held) : order === 'backwards' ? held.toReversed() : held;
    const statuses: number[] = [];
    for (const event of ordered)
      for (let copy = 0; copy < copies; copy++) statuses.push(await this.send(event));
    return statuses;
  }

  /**
   * Sends an event once, whether it was sent before or not.
   * @param at when it is signed, in seconds since 1970; now where left out
   * @returns the status of the answer; 0 where there was none
   */
  async send(event: Stripe.Event, at = nowInSeconds()): Promise<number> {
    if (this.#url === undefined) return 0;
    const body = JSON.stringify(event);
    const signature = createHmac('sha256', this.#secret).update(`${at}.${body}`).digest('hex');
    try {
      const { status } = await fetch(this.#url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': `t=${at},v1=${signature}`,
        },
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(TIMEOUT)]),
      });
      if (status < 300) this.#mark(event.id, true);
      return status;
    } catch {
      return 0;
    }
  }

  /** Ends; what was not acknowledged stays in the store. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#sending);
  }

  #queue(event: Stripe.Event): void {
    this.#waiting.push(event);
    this.#pump();
  }

  #pump(): void {
    while (this.#sending.size < AT_ONCE && !this.#stopping.signal.aborted) {
      const event = this.#waiting.shift();
      if (!event) return;
      const sending = this.#insist(event).finally(() => {
        this.#sending.delete(sending);
        this.#pump();
      });
      this.#sending.add(sending);
    }
  }

  /** One attempt here; a further one stands in line again, so that one that fails does not stop the others. */
  async #insist(event: Stripe.Event, attempt = 0): Promise<void> {
    const status = await this.send(event);
    if ((status >= 200 && status < 300) || this.#stopping.signal.aborted) return;
    const delay = DELAYS[Math.min(attempt, DELAYS.length - 1)]!;
    void wait(delay, undefined, { signal: this.#stopping.signal, ref: false }).then(
      () => this.#insist(event, attempt + 1),
      () => {},
    );
  }

  #mark(eventId: string, done: boolean): void {
    this.#store.put<'pending_delivery'>({ id: eventId, object: 'pending_delivery', eventId, done });
  }
}

const API_VERSION = '2026-10-28.endive';
