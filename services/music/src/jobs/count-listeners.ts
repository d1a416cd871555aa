import { systemActor } from '@hotmess/shared/db/actor';
import type { Dependencies } from '../context.ts';
import { countListeners, deleteEndedRuns, publishListeners } from '../listening/queries.ts';
import { published } from '../listening/threshold.ts';
import { onAirOf } from '../now-playing/on-air.ts';
import { glance } from '../now-playing/queries.ts';

const SYSTEM = systemActor('count-listeners');

/**
 * Forgets those who stopped listening, and publishes once in five minutes how many listen to the show on air. What is
 * published then stays: whoever asks again and again learns nothing of the one who just came or went.
 */
export async function publishShowListeners({
  database,
  schedule,
}: Pick<Dependencies, 'database' | 'schedule'>): Promise<void> {
  const { now, version, override } = await glance(database.as(SYSTEM));
  const onAir = onAirOf(override, (await schedule.timeline(version)).at(now));
  await database.inTransaction(SYSTEM, async ({ db }) => {
    await deleteEndedRuns(db);
    if (onAir?.showId) await publishListeners(db, onAir.showId, published(await countListeners(db)));
  });
}
