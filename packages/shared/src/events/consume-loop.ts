import {
  AckPolicy,
  type ConsumerConfig,
  type ConsumerMessages,
  DeliverPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  type JsMsg,
  jetstreamManager,
} from '@nats-io/jetstream';
import { pause } from '../jobs/pause.ts';
import type { Logger } from '../service/logger.ts';
import { NatsGone, type NatsLink } from './nats-link.ts';
import { ensureStreams } from './streams.ts';
import { DLQ_STREAM } from './subjects.ts';

export interface ConsumeLoopOptions {
  readonly durable: string;
  readonly stream: string;
  /** The one subject that it gets; nats-server 2.9 takes no more than one. */
  readonly filter: string;
  readonly nats: NatsLink;
  readonly logger: Logger;
  readonly concurrency: number;
  /** Milliseconds. */
  readonly ackWait: number;
  /** Handles one message and acknowledges it, or not; it never throws. */
  readonly deliver: (message: JsMsg, stopping: AbortSignal) => Promise<void>;
}

/** Pulls one durable's messages until stopped, and makes stream and durable again whenever they are gone. */
export class ConsumeLoop {
  readonly #options: ConsumeLoopOptions;
  readonly #stopping = new AbortController();
  readonly #inHand = new Set<Promise<void>>();
  readonly #done: Promise<void>;
  #messages: ConsumerMessages | undefined;

  constructor(options: ConsumeLoopOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    void this.#messages?.close();
    await this.#done;
    await Promise.all(this.#inHand);
  }

  async #run(): Promise<void> {
    const { nats, logger } = this.#options;
    let told = false;
    while (!this.#stopping.signal.aborted) {
      try {
        const manager = await jetstreamManager(await nats.connected(this.#stopping.signal));
        this.#messages = await this.#open(manager);
        told = false;
        await this.#pull(this.#messages);
      } catch (error) {
        if (error instanceof NatsGone || this.#stopping.signal.aborted) return;
        if (!told) logger.warn({ reason: String(error) }, 'the consumer lost its stream and begins again');
        told = true;
      }
      await pause(250, this.#stopping.signal);
    }
  }

  async #open(manager: JetStreamManager): Promise<ConsumerMessages> {
    const { stream, durable, filter, ackWait, nats, concurrency } = this.#options;
    await ensureStreams(manager, [stream, DLQ_STREAM], nats.replicas);
    await ensureDurable(manager, stream, {
      durable_name: durable,
      filter_subject: filter,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: ackWait * 1_000_000,
      // Attempts are counted in the inbox: NATS would also count deliveries while the database was away.
      max_deliver: -1,
      // Events that wait a day for their predecessor stay unacknowledged, and must not stop the others.
      max_ack_pending: 20_000,
    });
    const consumer = await manager.jetstream().consumers.get(stream, durable);
    return consumer.consume({
      max_messages: concurrency * 4,
      expires: 3_000,
      idle_heartbeat: 1_000,
      abort_on_missing_resource: true,
    });
  }

  async #pull(messages: ConsumerMessages): Promise<void> {
    const { concurrency, deliver } = this.#options;
    const { signal } = this.#stopping;
    if (signal.aborted) await messages.close();
    for await (const message of messages) {
      while (this.#inHand.size >= concurrency) await Promise.race(this.#inHand);
      if (signal.aborted) {
        // Given back, so that another replica need not wait for the acknowledgement to time out.
        message.nak(GIVE_BACK_DELAY);
        continue;
      }
      const handling = deliver(message, signal).finally(() => this.#inHand.delete(handling));
      this.#inHand.add(handling);
    }
  }
}

/**
 * Milliseconds. Not at once: nats-server 2.9.10, given several messages back without a delay, delivers some of them
 * twice and others only after ack_wait.
 */
const GIVE_BACK_DELAY = 100;

type DurableConfig = Partial<ConsumerConfig> & { durable_name: string };

async function ensureDurable(
  manager: JetStreamManager,
  stream: string,
  config: DurableConfig,
): Promise<void> {
  try {
    const { config: present } = await manager.consumers.info(stream, config.durable_name);
    const { filter_subject, ack_wait, max_ack_pending } = config;
    const wanted = { filter_subject, ack_wait, max_ack_pending };
    const differs =
      present.filter_subject !== filter_subject ||
      present.ack_wait !== ack_wait ||
      present.max_ack_pending !== max_ack_pending;
    if (differs) await manager.consumers.update(stream, config.durable_name, wanted as ConsumerConfig);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.ConsumerNotFound)
      throw error;
    await manager.consumers.add(stream, config);
  }
}
