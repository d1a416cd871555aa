import { setTimeout } from 'node:timers/promises';
import { type NatsConnection, connect } from '@nats-io/transport-node';
import { pause } from '../jobs/pause.ts';
import type { Logger } from '../service/logger.ts';

/** One process's connection to NATS, which may be away at the start and later. */
export interface NatsLink {
  /** Copies in the cluster of each stream and bucket that the process has to make. */
  readonly replicas: number;
  /** The connection, where there is one right now. */
  current(): NatsConnection | undefined;
  /**
   * Waits until NATS is there.
   * @throws {NatsGone} where `signal` or `close()` ends the wait
   */
  connected(signal?: AbortSignal): Promise<NatsConnection>;
  /** How many times it was connected so far: where it grew, NATS was away meanwhile. */
  epoch(): number;
  close(): Promise<void>;
}

/** The wait for NATS was ended because somebody stops. */
export class NatsGone extends Error {
  override name = 'NatsGone';
}

export interface NatsOptions {
  /** One or more nats:// URLs, separated by commas; the first one's user and password are for all of them. */
  readonly url: string;
  /** Shown in the server's list of connections. */
  readonly name: string;
  readonly logger: Logger;
  /** Copies in the cluster of each stream and bucket that has to be made; default 1. */
  readonly replicas?: number;
  /** Milliseconds between attempts to connect; default 500. */
  readonly retryInterval?: number;
}

/** Milliseconds that closing waits for what was sent last. */
const FLUSH_LIMIT = 1_000;

/** The client takes addresses and credentials apart; in a URL they are together. */
function serversOf(urls: string): { servers: string[]; user?: string; pass?: string } {
  const parsed = urls.split(',').map((url) => new URL(url.trim()));
  const { username, password } = parsed[0]!;
  return {
    servers: parsed.map(({ protocol, host }) => `${protocol}//${host}`),
    ...(username !== '' && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
  };
}

/** Connects in the background and for ever; says once when NATS is away and once when it is back. */
export function openNats(options: NatsOptions): NatsLink {
  const { logger, retryInterval = 500 } = options;
  const closing = new AbortController();
  let connection: NatsConnection | undefined;
  let up = false;
  let epoch = 0;
  let waiting: (() => void)[] = [];

  const isUp = (): void => {
    up = true;
    epoch++;
    for (const resolve of waiting.splice(0)) resolve();
  };

  const run = async (): Promise<void> => {
    let told = false;
    while (!closing.signal.aborted) {
      try {
        connection = await connect({
          ...serversOf(options.url),
          name: options.name,
          maxReconnectAttempts: -1,
          reconnectTimeWait: retryInterval,
          reconnectJitter: retryInterval / 4,
          // A server that restarts may refuse a login while it reads its configuration.
          ignoreAuthErrorAbort: true,
          timeout: 5_000,
          pingInterval: 20_000,
        });
      } catch (error) {
        if (!told) logger.warn({ reason: String(error) }, 'NATS is away; events wait in the outbox');
        told = true;
        await pause(retryInterval, closing.signal);
        continue;
      }
      // Closed while it connected: a closed connection's status never ends, so it must not be followed.
      if (closing.signal.aborted) return connection.close();
      if (told) logger.info('NATS is back');
      isUp();
      await follow(connection);
      up = false;
      told = false;
    }
  };

  /** Returns when the connection is closed for good. */
  const follow = async (nats: NatsConnection): Promise<void> => {
    for await (const status of nats.status()) {
      if (status.type === 'disconnect' && up) {
        up = false;
        if (!closing.signal.aborted) logger.warn('NATS is away; events wait in the outbox');
      } else if (status.type === 'reconnect') {
        logger.info('NATS is back');
        isUp();
      }
    }
    await nats.closed();
  };

  const running = run();
  return {
    replicas: options.replicas ?? 1,
    current: () => (up ? connection : undefined),
    epoch: () => epoch,
    async connected(signal) {
      const ends = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      while (!up) {
        if (ends.aborted) throw new NatsGone('Stopped while waiting for NATS.');
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          ends.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      if (ends.aborted) throw new NatsGone('Stopped while waiting for NATS.');
      return connection!;
    },
    async close() {
      closing.abort();
      waiting = [];
      // Acknowledgements of the last events may still be on their way; where NATS is away there is no hurry.
      if (up) await Promise.race([connection!.flush().catch(() => {}), setTimeout(FLUSH_LIMIT)]);
      await connection?.close();
      await running;
    },
  };
}
