import { fileURLToPath } from 'node:url';
import { dsarConsumers } from '@hotmess/shared/dsar/consumers';
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
import { reportFiledConsumer } from './consumers/report-filed.ts';
import { sellerConsumers } from './consumers/seller-changed.ts';
import { ticketSaleReversedConsumer } from './consumers/ticket-sale-reversed.ts';
import { ticketSoldConsumer } from './consumers/ticket-sold.ts';
import { userBannedConsumer } from './consumers/user-banned.ts';
import { userErasedConsumer } from './consumers/user-erased.ts';
import { userReinstatedConsumer } from './consumers/user-reinstated.ts';
import { userSuspendedConsumer } from './consumers/user-suspended.ts';
import { collectPerson, erasePerson } from './dsar/person-data.ts';
import { evidenceResolvers } from './evidence/resolvers.ts';
import type { DB } from './generated/database.ts';
import { enumResolvers } from './generated/enums.ts';
import { deleteEndedTokens } from './jobs/delete-ended.ts';
import { ensureScanPartitions } from './jobs/ensure-scan-partitions.ts';
import { expireBeacons } from './jobs/expire-beacons.ts';
import { expireQrTokens } from './jobs/expire-tokens.ts';
import { followBeacons } from './jobs/follow-beacons.ts';
import { createOfflineKeys } from './offline-key/keys.ts';
import { serveDoorKeys } from './offline-key/keys-route.ts';
import { offlineKeyResolvers } from './offline-key/resolvers.ts';
import { postResolvers } from './post/resolvers.ts';
import { publishPulse } from './jobs/publish-pulse.ts';
import { pulseResolvers } from './pulse/resolvers.ts';
import { qrTokenResolvers } from './qr-token/resolvers.ts';
import { createIpHasher } from './scan/ip-hash.ts';
import { scanResolvers } from './scan/resolvers.ts';
import { threadLockResolvers } from './thread-lock/resolvers.ts';
import { ticketListingResolvers } from './ticket-listing/resolvers.ts';
import { ticketRightResolvers } from './ticket-right/resolvers.ts';

const SECOND = 1_000;

/** The composition root of nightlife. */
export function createNightlife(config: NightlifeConfig) {
  return createService({
    name: 'nightlife',
    config,
    folder: fileURLToPath(new URL('..', import.meta.url)),
    assemble: ({ database, auditor, nats, app }: Kernel<DB>) => {
      const seal = createSeal(config.OFFLINE_KEYS_KEK, 'nightlife offline keys');
      const offlineKeys = createOfflineKeys(database, seal);
      const deps = {
        database,
        auditor,
        ipHasher: createIpHasher(database),
        offlineKeys,
        mediaHosts: config.MEDIA_HOSTS,
      };
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
          postResolvers,
          threadLockResolvers,
          evidenceResolvers,
          ticketListingResolvers,
          ticketRightResolvers,
          pulseResolvers,
          beaconViewResolvers,
        ],
        createContext: (scope) => createContext(deps, scope),
        consumers: [
          actionTakenConsumer(),
          userSuspendedConsumer(),
          userBannedConsumer(),
          userReinstatedConsumer(),
          userErasedConsumer(),
          reportFiledConsumer(),
          ticketSoldConsumer(),
          ticketSaleReversedConsumer(),
          ...sellerConsumers(),
          ...dsarConsumers<DB>({ service: 'nightlife', nats, collect: collectPerson, erase: erasePerson }),
        ],
        jobs: [
          {
            name: 'expire-beacons',
            every: 15 * SECOND,
            work: async () => void (await expireBeacons(database)),
          },
          {
            name: 'follow-beacons',
            every: 5 * SECOND,
            work: async () => void (await followBeacons(database)),
          },
          {
            name: 'expire-tokens',
            every: 60 * SECOND,
            work: async () => void (await expireQrTokens(database)),
          },
          {
            name: 'delete-ended',
            every: 3_600 * SECOND,
            work: async () => void (await deleteEndedTokens(database)),
          },
          {
            name: 'rotate-offline-keys',
            every: 3_600 * SECOND,
            work: async () => void (await offlineKeys.rotate()),
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
