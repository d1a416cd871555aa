import { notFound } from '@hotmess/shared/errors/domain-error';
import type { Resolvers } from '../generated/resolvers.ts';
import { scheduleAt } from './airing.ts';
import { listLiveBlocks } from './queries.ts';

export const scheduleBlockResolvers: Resolvers = {
  Query: {
    async upNext(_, __, { deps, actor }) {
      const blocks = await listLiveBlocks(deps.database.as(actor));
      return scheduleAt(blocks, deps.stationTimeZone, new Date()).upNext;
    },
  },
  Airing: {
    show: async ({ block }, _, { loaders }) => (await loaders.show.load(block.show_id)) ?? notFound(),
  },
};
