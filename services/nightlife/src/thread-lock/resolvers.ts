import type { Resolvers } from '../generated/resolvers.ts';
import { lockThread, unlockThread } from './commands.ts';

export const threadLockResolvers: Resolvers = {
  Mutation: {
    lockThread: async (_, { input }, { deps, actor }) => ({ beacon: await lockThread(deps, actor, input) }),
    unlockThread: async (_, { input }, { deps, actor }) => ({
      beacon: await unlockThread(deps, actor, input),
    }),
  },
  Beacon: {
    threadLocked: async (beacon, _, { loaders }) => (await loaders.threadLock.load(beacon.id)) !== undefined,
  },
};
