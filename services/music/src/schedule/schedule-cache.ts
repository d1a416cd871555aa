import { ANON } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '../generated/database.ts';
import { loadWeek } from './queries.ts';
import { Timeline } from './timeline.ts';

/**
 * The schedule kept in this process. A reader brings the version that he read from the database a moment ago, together
 * with what else he wanted; so a copy is never used past a change, whichever replica made it. It holds what anyone may
 * see and nothing else: it is read as nobody.
 */
export interface ScheduleCache {
  /** The schedule of a version, or of a newer one. @param version as just read from `station` */
  timeline(version: number): Promise<Timeline>;
}

/** @param zone the station's IANA time zone */
export function createScheduleCache(database: Database<DB>, zone: string): ScheduleCache {
  let held: Timeline | undefined;
  let loading: Promise<Timeline> | undefined;

  const load = async (): Promise<Timeline> => (held = new Timeline(await loadWeek(database.as(ANON)), zone));

  return {
    async timeline(version) {
      if (held?.version === version) return held;
      // One loads for all who ask at once; what began before the change is not enough.
      const shared = await (loading ??= load().finally(() => (loading = undefined)));
      return shared.version >= version ? shared : load();
    },
  };
}
