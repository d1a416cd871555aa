import type { Resolvers } from '../generated/resolvers.ts';
import { sendHeartbeat } from './commands.ts';

export const listeningResolvers: Resolvers = {
  Mutation: {
    sendHeartbeat: (_, __, { deps, actor }) => sendHeartbeat(deps, actor),
  },
  RadioShow: {
    listenersNow: async ({ id }, _, { loaders }) => (await loaders.listeners.load(id))?.listeners ?? null,
    peakListeners: async ({ id }, _, { loaders }) => (await loaders.listeners.load(id))?.peak ?? null,
  },
};
