import { fileURLToPath } from 'node:url';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import type { MusicConfig } from './config.ts';
import { createContext } from './context.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { deleteExpiredOverrides } from './jobs/delete-expired-overrides.ts';
import { nowPlayingResolvers } from './now-playing/resolvers.ts';
import { scheduleBlockResolvers } from './schedule-block/resolvers.ts';
import { showResolvers } from './show/resolvers.ts';

const HOUR = 3_600_000;

/** The composition root of music. */
export function createMusic(config: MusicConfig) {
  return createService({
    name: 'music',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor }: Kernel<DB>) => {
      const deps = { database, auditor, stationTimeZone: config.STATION_TIME_ZONE };
      return {
        resolvers: [enumResolvers, showResolvers, scheduleBlockResolvers, nowPlayingResolvers],
        createContext: (scope) => createContext(deps, scope),
        consumers: [],
        jobs: [
          {
            name: 'delete-expired-overrides',
            every: HOUR,
            work: async () => void (await deleteExpiredOverrides(database)),
          },
        ],
      };
    },
  });
}
