import type { Resolvers } from '../generated/resolvers.ts';
import { scanBeacon } from './commands.ts';

export const scanResolvers: Resolvers = {
  Mutation: {
    scanBeacon: (_, { input }, { deps, actor, clientIp }) => scanBeacon(deps, actor, clientIp, input),
  },
  ScanBeaconPayload: {
    beacon: async ({ beaconId }, _, { loaders }) =>
      beaconId === null ? null : ((await loaders.beacon.byId.load(beaconId)) ?? null),
  },
};
