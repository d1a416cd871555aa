import type { Resolvers } from '../generated/resolvers.ts';
import { scanBeacon, uploadOfflineScans } from './commands.ts';

export const scanResolvers: Resolvers = {
  Mutation: {
    scanBeacon: (_, { input }, { deps, actor, clientIp }) => scanBeacon(deps, actor, clientIp, input),
    uploadOfflineScans: async (_, { input }, { deps, actor }) => ({
      results: await uploadOfflineScans(deps, actor, input),
    }),
  },
  OfflineScanResult: {
    beacon: async ({ beaconId }, _, { loaders }) =>
      beaconId === null ? null : ((await loaders.beacon.byId.load(beaconId)) ?? null),
  },
  ScanBeaconPayload: {
    beacon: async ({ beaconId }, _, { loaders }) =>
      beaconId === null ? null : ((await loaders.beacon.byId.load(beaconId)) ?? null),
  },
};
