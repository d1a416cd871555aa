import { fileURLToPath } from 'node:url';
import { systemActor } from '@hotmess/shared/db/actor';
import { dsarConsumers } from '@hotmess/shared/dsar/consumers';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import type { MusicConfig } from './config.ts';
import { userBannedConsumer } from './consumers/user-banned.ts';
import { userErasedConsumer } from './consumers/user-erased.ts';
import { type Dependencies, createContext } from './context.ts';
import { collectPerson, erasePerson } from './dsar/person-data.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { noticeOnAir } from './jobs/announce-on-air.ts';
import { applyExceptions } from './jobs/apply-exceptions.ts';
import { publishShowListeners } from './jobs/count-listeners.ts';
import { deletePast } from './jobs/delete-past.ts';
import { listeningResolvers } from './listening/resolvers.ts';
import { nowPlayingResolvers } from './now-playing/resolvers.ts';
import { publishDueReleases } from './release/publish.ts';
import { releaseResolvers } from './release/resolvers.ts';
import { scheduleBlockResolvers } from './schedule-block/resolvers.ts';
import { scheduleExceptionResolvers } from './schedule-exception/resolvers.ts';
import { serveFeed } from './schedule/feed-route.ts';
import { noteTimeZone } from './schedule/queries.ts';
import { scheduleResolvers } from './schedule/resolvers.ts';
import { createScheduleCache } from './schedule/schedule-cache.ts';
import { showResolvers } from './show/resolvers.ts';

const SECOND = 1_000;

/** The composition root of music. */
export function createMusic(config: MusicConfig) {
  const stationTimeZone = config.STATION_TIME_ZONE;
  return createService({
    name: 'music',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor, nats, app }: Kernel<DB>) => {
      const schedule = createScheduleCache(database, stationTimeZone);
      const deps = { database, auditor, schedule, stationTimeZone, mediaHosts: config.MEDIA_HOSTS };
      serveFeed(app, deps);
      return {
        resolvers: [
          enumResolvers,
          showResolvers,
          scheduleBlockResolvers,
          scheduleExceptionResolvers,
          scheduleResolvers,
          nowPlayingResolvers,
          releaseResolvers,
          listeningResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [
          userBannedConsumer(),
          userErasedConsumer(),
          ...dsarConsumers<DB>({ service: 'music', nats, collect: collectPerson, erase: erasePerson }),
        ],
        jobs: jobs(deps),
      };
    },
  });
}

function jobs(deps: Dependencies) {
  const { database, stationTimeZone } = deps;
  return [
    { name: 'announce-on-air', every: SECOND, work: () => noticeOnAir(deps) },
    {
      name: 'apply-exceptions',
      every: 10 * SECOND,
      work: async () => void (await applyExceptions(database, stationTimeZone)),
    },
    {
      name: 'publish-releases',
      every: 5 * SECOND,
      work: async () => void (await publishDueReleases(database)),
    },
    { name: 'count-listeners', every: 30 * SECOND, work: () => publishShowListeners(deps) },
    {
      name: 'note-time-zone',
      every: 300 * SECOND,
      work: () =>
        database.inTransaction(systemActor('note-time-zone'), ({ db }) => noteTimeZone(db, stationTimeZone)),
    },
    {
      name: 'delete-past',
      every: 3_600 * SECOND,
      work: async () => void (await deletePast(database)),
    },
  ];
}
