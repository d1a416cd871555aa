import type { Resolvers } from '../generated/resolvers.ts';
import { findOwnPlace, listLeaderboard } from './queries.ts';

export const leaderboardResolvers: Resolvers = {
  Query: {
    leaderboard: (_, { period }, { deps, actor }) =>
      listLeaderboard(deps.database.as(actor), period ?? 'all_time'),
  },
  Me: {
    leaderboardPlace: async ({ person }, { period }, { deps }) =>
      (await findOwnPlace(deps.database.as(person), period ?? 'all_time')) ?? null,
  },
};
