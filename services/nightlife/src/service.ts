import { fileURLToPath } from 'node:url';
import { createSeal } from '@hotmess/shared/crypto/seal';
import { type Kernel, createService } from '@hotmess/shared/service/create-service';
import { beaconStaffResolvers } from './beacon-staff/resolvers.ts';
import { beaconViewResolvers } from './beacon-view/resolvers.ts';
import { beaconResolvers } from './beacon/resolvers.ts';
import { cityResolvers } from './city/resolvers.ts';
import type { NightlifeConfig } from './config.ts';
import { contentRulesetResolvers } from './content-ruleset/resolvers.ts';
import { createContext } from './context.ts';
import { actionTakenConsumer } from './consumers/action-taken.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { ensureScanPartitions } from './jobs/ensure-scan-partitions.ts';
import { expireBeacons } from './jobs/expire-beacons.ts';
import { expireQrTokens } from './jobs/expire-tokens.ts';
import { publishPulse } from './jobs/publish-pulse.ts';
import { createOfflineKeys } from './offline-key/keys.ts';
import { serveDoorKeys } from './offline-key/keys-route.ts';
import { offlineKeyResolvers } from './offline-key/resolvers.ts';
import { pulseResolvers } from './pulse/resolvers.ts';
import { qrTokenResolvers } from './qr-token/resolvers.ts';
import { createIpHasher } from './scan/ip-hash.ts';
import { scanResolvers } from './scan/resolvers.ts';

const SECOND = 1_000;

/** The composition root of nightlife. */
export function createNightlife(config: NightlifeConfig) {
  return createService({
    name: 'nightlife',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor, app }: Kernel<DB>) => {
      const seal = createSeal(config.OFFLINE_KEYS_KEK, 'nightlife offline keys');
      const offlineKeys = createOfflineKeys(database, seal);
      const deps = { database, auditor, ipHasher: createIpHasher(database), offlineKeys };
      serveDoorKeys(app, offlineKeys);
      return {
        resolvers: [
          enumResolvers,
          cityResolvers,
          beaconResolvers,
          beaconStaffResolvers,
          contentRulesetResolvers,
          offlineKeyResolvers,
          qrTokenResolvers,
          scanResolvers,
          pulseResolvers,
          beaconViewResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [actionTakenConsumer()],
        jobs: [
          {
            name: 'expire-beacons',
            every: 15 * SECOND,
            work: async () => void (await expireBeacons(database)),
          },
          {
            name: 'expire-tokens',
            every: 60 * SECOND,
            work: async () => void (await expireQrTokens(database)),
          },
          { name: 'scan-partitions', every: 3_600 * SECOND, work: () => ensureScanPartitions(database) },
          {
            name: 'publish-pulse',
            every: 60 * SECOND,
            work: async (signal) => void (await publishPulse(database, config.PUBLIC_THRESHOLD, signal)),
          },
        ],
      };
    },
  });
}
