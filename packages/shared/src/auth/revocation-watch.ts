import { type KV, Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import type { NatsLink } from '../events/nats-link.ts';
import { pause } from '../jobs/pause.ts';
import type { Logger } from '../service/logger.ts';
import { REVOCATION_LIFE, type Revocations } from './revocations.ts';

const BUCKET = 'revocations';
/** Milliseconds between looks whether the bucket is still the one that is watched. */
const LOOK = 1_000;

/**
 * Opens the bucket of revocations, and makes it where it is missing. Its keys say everything; the values are empty.
 * @param replicas copies in the cluster
 */
export function openRevocationsBucket(connection: NatsConnection, replicas: number): Promise<KV> {
  return new Kvm(connection).create(BUCKET, { history: 1, ttl: REVOCATION_LIFE, replicas });
}

/** When the bucket was made: another time means that NATS lost the one before. */
export async function bucketCreated(kv: KV): Promise<string> {
  return (await kv.status()).streamInfo.created;
}

export interface RevocationWatch {
  stop(): Promise<void>;
}

/**
 * Follows the bucket for as long as the process lives: all it holds at first, then each key within milliseconds. While
 * NATS is away, what is known stays known, and tokens revoked meanwhile live out their ten minutes at most.
 */
export function watchRevocations(options: {
  readonly nats: NatsLink;
  readonly revocations: Revocations;
  readonly logger: Logger;
}): RevocationWatch {
  const { nats, revocations, logger } = options;
  const stopping = new AbortController();

  /** Returns when this watch is no good any more. */
  const follow = async (): Promise<void> => {
    const connection = await nats.connected(stopping.signal);
    const epoch = nats.epoch();
    const kv = await openRevocationsBucket(connection, nats.replicas);
    const created = await bucketCreated(kv);
    // One key pattern for all: servers before 2.10 cannot watch several.
    const entries = await kv.watch({ key: '>' });
    let ended = false;
    const reading = (async () => {
      for await (const { key, operation } of entries) if (operation === 'PUT') revocations.add(key);
    })().finally(() => (ended = true));
    try {
      // A server that restarts forgets its watchers, and a bucket that is made anew has none.
      do await Promise.race([reading, pause(LOOK, stopping.signal)]);
      while (
        !ended &&
        !stopping.signal.aborted &&
        nats.epoch() === epoch &&
        nats.current() !== undefined &&
        (await bucketCreated(kv)) === created
      );
    } finally {
      entries.stop();
      await reading;
    }
  };

  const run = async (): Promise<void> => {
    let told = false;
    while (!stopping.signal.aborted) {
      try {
        await follow();
        told = false;
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!told) logger.warn({ reason: String(error) }, 'revocations are not watched; trying again');
        told = true;
      }
      await pause(LOOK / 4, stopping.signal);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
