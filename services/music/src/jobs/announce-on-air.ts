import { systemActor } from '@hotmess/shared/db/actor';
import { announceOnAir, isTold } from '../now-playing/announce.ts';
import { onAirOf } from '../now-playing/on-air.ts';
import { findAnnounced, glance } from '../now-playing/queries.ts';
import type { Dependencies } from '../context.ts';

const SYSTEM = systemActor('announce-on-air');

/**
 * Notices what the clock alone changes on air, an override that ends or a block that begins, and says so by event.
 * Readers derive what is on air, so nobody sees a wrong state where this is late. It looks first and locks nothing
 * where nothing changed, as at almost every run.
 */
export async function noticeOnAir({
  database,
  schedule,
  stationTimeZone,
}: Pick<Dependencies, 'database' | 'schedule' | 'stationTimeZone'>): Promise<void> {
  const db = database.as(SYSTEM);
  const [{ now, version, override }, told] = await Promise.all([glance(db), findAnnounced(db)]);
  if (isTold(onAirOf(override, (await schedule.timeline(version)).at(now)), told)) return;
  await database.inTransaction(SYSTEM, (tx) => announceOnAir(tx, stationTimeZone));
}
