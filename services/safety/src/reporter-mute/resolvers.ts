import type { Resolvers } from '../generated/resolvers.ts';
import { muteReporter } from './commands.ts';

export const reporterMuteResolvers: Resolvers = {
  Mutation: {
    muteReporter: async (_, { input }, { deps, actor }) => {
      const muted = await muteReporter(deps, actor, input);
      return { user: { id: muted.user_id }, mutedUntil: muted.muted_until };
    },
  },
};
