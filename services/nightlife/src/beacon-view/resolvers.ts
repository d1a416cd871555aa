import type { Resolvers } from '../generated/resolvers.ts';
import { recordBeaconView } from './commands.ts';

export const beaconViewResolvers: Resolvers = {
  Mutation: {
    recordBeaconView: async (_, { input }, { deps, actor, clientIp }) => ({
      counted: await recordBeaconView(deps, actor, clientIp, input),
    }),
  },
};
