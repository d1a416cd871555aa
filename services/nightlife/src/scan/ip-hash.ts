import { createHmac, randomBytes } from 'node:crypto';
import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Hashes addresses and viewers so that they can be compared within a day and never be found again after it. */
export interface IpHasher {
  /** HMAC-SHA-256 of an address, or a viewer's name, under today's pepper; null where there is none. */
  hash(ip: string | undefined): Promise<Buffer | null>;
}

/**
 * Makes the hasher. The pepper of the day (UTC) is one row that all replicas share; making today's destroys all
 * earlier ones, and with them every way back from a hash. An unkeyed hash of IPv4 could simply be enumerated.
 */
export function createIpHasher(database: Database<DB>): IpHasher {
  let today: { day: string; pepper: Promise<Buffer> } | undefined;
  return {
    async hash(ip) {
      if (ip === undefined) return null;
      const day = new Date().toISOString().slice(0, 10);
      if (today?.day !== day) {
        const pepper = pepperOf(database, day);
        today = { day, pepper };
        // A failure is not kept: the next scan asks again.
        pepper.catch(() => (today = undefined));
      }
      return createHmac('sha256', await today.pepper)
        .update(ip)
        .digest();
    },
  };
}

function pepperOf(database: Database<DB>, day: string): Promise<Buffer> {
  return database.inTransaction(systemActor('ip-pepper'), async ({ db }) => {
    await db
      .deleteFrom('ip_peppers')
      .where('day', '<', sql<string>`${day}::date`)
      .execute();
    await db
      .insertInto('ip_peppers')
      .values({ day, pepper: randomBytes(32) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await db
      .selectFrom('ip_peppers')
      .select('pepper')
      .where('day', '=', sql<string>`${day}::date`)
      .executeTakeFirstOrThrow();
    return row.pepper;
  });
}
