import { bucketCreated, openRevocationsBucket } from '@hotmess/shared/auth/revocation-watch';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { NatsLink } from '@hotmess/shared/events/nats-link';
import { pause } from '@hotmess/shared/jobs/pause';
import type { Logger } from '@hotmess/shared/service/logger';
import type { DB } from '../generated/database.ts';
import { listRevocations, markPut } from './queries.ts';

const ACTOR = systemActor('carry-revocations');
/** Milliseconds between looks into the table; a revocation is to be everywhere within five seconds. */
const LOOK = 500;
/** How many puts are in flight together. */
const AT_ONCE = 100;

export interface RevocationCarrier {
  stop(): Promise<void>;
}

/**
 * Carries revocations from the table, where the transaction of their cause wrote them, to NATS, where every process
 * watches. Each replica does, without a lease, so that one which dies delays nothing: putting a key twice is putting
 * it once. After each reconnection, and where the bucket was made anew, everything that still matters goes out again.
 */
export function startRevocationCarrier(options: {
  readonly database: Database<DB>;
  readonly nats: NatsLink;
  readonly logger: Logger;
}): RevocationCarrier {
  const { database, nats, logger } = options;
  const stopping = new AbortController();
  /** What was carried to: the connection's epoch and the bucket's making. */
  let carriedTo = '';

  const carry = async (): Promise<void> => {
    const connection = nats.current();
    if (!connection) return;
    const epoch = nats.epoch();
    const bucket = await openRevocationsBucket(connection, nats.replicas);
    const destination = `${epoch} ${await bucketCreated(bucket)}`;
    const keys = await listRevocations(database.as(ACTOR), destination !== carriedTo);
    for (let start = 0; start < keys.length; start += AT_ONCE) {
      const some = keys.slice(start, start + AT_ONCE);
      await Promise.all(some.map((key) => bucket.put(key, '')));
      await database.inTransaction(ACTOR, ({ db }) => markPut(db, some));
    }
    carriedTo = destination;
  };

  const run = async (): Promise<void> => {
    let told = false;
    while (!stopping.signal.aborted) {
      try {
        await carry();
        told = false;
      } catch (error) {
        if (!told) logger.warn({ err: error }, 'revocations wait in their table');
        told = true;
      }
      await pause(LOOK, stopping.signal);
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
