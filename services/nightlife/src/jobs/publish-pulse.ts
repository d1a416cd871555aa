import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { closeViewDays, nextClosedHour, publishHour } from '../pulse/publish.ts';

const SYSTEM = systemActor('publish-pulse');

/**
 * Publishes every closed hour that has not been, the oldest first, each in a transaction of its own: a job that is late
 * publishes what was missed, one that dies begins again with the hour that it was at.
 * @param threshold of how many distinct persons a number stands on at least
 * @returns how many hours it published
 */
export async function publishPulse(
  database: Database<DB>,
  threshold: number,
  signal?: AbortSignal,
): Promise<number> {
  let published = 0;
  for (;;) {
    signal?.throwIfAborted();
    const hour = await nextClosedHour(database.as(SYSTEM));
    if (!hour) break;
    if (await database.inTransaction(SYSTEM, ({ db }) => publishHour(db, hour, threshold))) published++;
  }
  await database.inTransaction(SYSTEM, ({ db }) => closeViewDays(db, threshold));
  return published;
}
