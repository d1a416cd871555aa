import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { removeBlock, scheduleBlock, stepBlock, updateBlock } from './commands.ts';
import { blockCursor } from './cursors.ts';
import { mayListBlocks } from './policy.ts';
import { listBlocks } from './queries.ts';
import { isTakenOut, presentStatus } from './status.ts';

export const scheduleBlockResolvers: Resolvers = {
  Query: {
    async scheduleBlocks(_, { first, after }, { deps, actor }) {
      mayListBlocks(actor);
      const size = pageSize(first);
      const rows = await listBlocks(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, blockCursor, Boolean(after));
    },
  },
  Mutation: {
    createScheduleBlock: async (_, { input }, { deps, actor }) => ({
      scheduleBlock: await scheduleBlock(deps, actor, input),
    }),
    updateScheduleBlock: async (_, { input }, { deps, actor }) => ({
      scheduleBlock: await updateBlock(deps, actor, input),
    }),
    removeScheduleBlock: async (_, { input }, { deps, actor }) => ({
      id: await removeBlock(deps, actor, input),
    }),
    overrideScheduleBlock: async (_, { input }, { deps, actor }) => ({
      scheduleBlock: await stepBlock(deps, actor, 'override', input),
    }),
    restoreScheduleBlock: async (_, { input }, { deps, actor }) => ({
      scheduleBlock: await stepBlock(deps, actor, 'restore', input),
    }),
  },
  ScheduleBlock: {
    show: async (block, _, { loaders }) => (await loaders.show.load(block.show_id)) ?? notFound(),
    dayOfWeek: (block) => block.day_of_week,
    startTime: (block) => block.start_time.slice(0, 5),
    endTime: (block) => block.end_time.slice(0, 5),
    async status(block, _, { loaders, deps }) {
      if (isTakenOut(block)) return 'overridden';
      const dates = (await loaders.scheduleException.load(block.id)).map(({ on_date }) => on_date);
      return presentStatus(block, dates, deps.stationTimeZone, new Date());
    },
    exceptions: async (block, _, { loaders }) => [...(await loaders.scheduleException.load(block.id))],
  },
};
