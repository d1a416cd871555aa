import { notFound } from '@hotmess/shared/errors/domain-error';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listLiveBlocks } from '../schedule-block/queries.ts';
import { setNowPlaying } from './commands.ts';
import { onAirAt } from './on-air.ts';
import { findOverride } from './queries.ts';
import type { OverrideRow } from './rows.ts';

export const nowPlayingResolvers: Resolvers = {
  Query: {
    nowPlaying: async (_, __, context) =>
      onAir(context, await findOverride(context.deps.database.as(context.actor))),
  },
  Mutation: {
    async setNowPlaying(_, { input }, context) {
      const override = await setNowPlaying(context.deps, context.actor, input);
      return { nowPlaying: (await onAir(context, override)) ?? notFound() };
    },
  },
  NowPlaying: {
    // A show that the reader may not see leaves the rest as it is.
    show: async ({ showId }, _, { loaders }) =>
      showId === null ? null : ((await loaders.show.load(showId)) ?? null),
  },
};

async function onAir({ deps, actor }: Context, override: OverrideRow | undefined) {
  const blocks = await listLiveBlocks(deps.database.as(actor));
  return onAirAt(override, blocks, deps.stationTimeZone, new Date());
}
