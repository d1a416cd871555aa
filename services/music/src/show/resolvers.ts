import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';

export const showResolvers: Resolvers = {
  RadioShow: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.show.load(entityId(id))) ?? null,
    hostName: (show) => show.host_name,
    artworkUrl: (show) => show.artwork_url,
  },
};
