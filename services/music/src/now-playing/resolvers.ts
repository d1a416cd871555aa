import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { clearNowPlaying, setNowPlaying } from './commands.ts';
import { overrideCursor } from './cursors.ts';
import { onAirOf } from './on-air.ts';
import { maySeeHistory } from './policy.ts';
import { glance, listOverrides } from './queries.ts';
import type { OverrideRow } from './rows.ts';

export const nowPlayingResolvers: Resolvers = {
  Query: {
    nowPlaying: (_, __, context) => onAir(context),
    upNext: async (_, __, { deps, actor }) => {
      const { now, version } = await glance(deps.database.as(actor));
      return (await deps.schedule.timeline(version)).at(now).upNext;
    },
    async nowPlayingHistory(_, { first, after }, { deps, actor }) {
      maySeeHistory(actor);
      const size = pageSize(first);
      const rows = await listOverrides(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, overrideCursor, Boolean(after));
    },
  },
  Mutation: {
    async setNowPlaying(_, { input }, context) {
      const override = await setNowPlaying(context.deps, context.actor, input);
      // His own, also where another admin's came a moment later.
      return { nowPlaying: (await onAir(context, override)) ?? notFound() };
    },
    async clearNowPlaying(_, { input }, context) {
      await clearNowPlaying(context.deps, context.actor, input ?? {});
      return { nowPlaying: await onAir(context) };
    },
  },
  NowPlaying: {
    // A show that the reader may not see leaves the rest as it is.
    show: async ({ showId, knownShow }, _, { loaders }) =>
      knownShow ?? (showId === null ? null : ((await loaders.show.load(showId)) ?? null)),
  },
  NowPlayingOverride: {
    show: async ({ show_id }, _, { loaders }) =>
      show_id === null ? null : ((await loaders.show.load(show_id)) ?? null),
    startsAt: (override) => override.starts_at,
    expiresAt: (override) => override.expires_at,
    setBy: ({ set_by }) => user(set_by),
    clearedAt: (override) => override.cleared_at,
    clearedBy: ({ cleared_by }) => user(cleared_by),
  },
};

/** @param said an override that is to count, whatever else was said meanwhile */
async function onAir({ deps, actor }: Context, said?: OverrideRow) {
  const { now, version, override } = await glance(deps.database.as(actor));
  return onAirOf(said ?? override, (await deps.schedule.timeline(version)).at(now));
}

function user(id: string | null) {
  return id === null ? null : { __typename: 'User' as const, id };
}
