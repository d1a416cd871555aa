import type { Resolvers } from '../generated/resolvers.ts';
import { removeException, setException } from './commands.ts';

export const scheduleExceptionResolvers: Resolvers = {
  Mutation: {
    async setScheduleException(_, { input }, { deps, actor }) {
      const { exception, block } = await setException(deps, actor, input);
      return { scheduleException: exception, scheduleBlock: block };
    },
    removeScheduleException: async (_, { input }, { deps, actor }) => ({
      scheduleBlock: await removeException(deps, actor, input),
    }),
  },
  ScheduleException: {
    date: (exception) => exception.on_date,
    show: async ({ show_id }, _, { loaders }) =>
      show_id === null ? null : ((await loaders.show.load(show_id)) ?? null),
  },
};
