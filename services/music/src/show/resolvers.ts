import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { createShow, stepShow, updateShow } from './commands.ts';
import { showCursor } from './cursors.ts';
import type { ShowStatus } from './machine.ts';
import { mayListShows } from './policy.ts';
import { listShows } from './queries.ts';

interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export const showResolvers: Resolvers = {
  Query: {
    radioShow: async (_, { id }, { loaders }) => (await loaders.show.load(entityId(id))) ?? notFound(),
    radioShows: (_, args, context) => page(context, 'live', args),
    radioShowsByStatus(_, { status, ...args }, context) {
      mayListShows(context.actor);
      return page(context, status, args);
    },
  },
  Mutation: {
    createRadioShow: async (_, { input }, { deps, actor }) => ({
      radioShow: await createShow(deps, actor, input),
    }),
    updateRadioShow: async (_, { input }, { deps, actor }) => ({
      radioShow: await updateShow(deps, actor, input),
    }),
    publishRadioShow: async (_, { input }, { deps, actor }) => ({
      radioShow: await stepShow(deps, actor, 'publish', input),
    }),
    archiveRadioShow: async (_, { input }, { deps, actor }) => ({
      radioShow: await stepShow(deps, actor, 'archive', input),
    }),
    restoreRadioShow: async (_, { input }, { deps, actor }) => ({
      radioShow: await stepShow(deps, actor, 'restore', input),
    }),
  },
  RadioShow: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.show.load(entityId(id))) ?? null,
    hostName: (show) => show.host_name,
    artworkUrl: (show) => show.artwork_url,
    createdAt: (show) => show.created_at,
    updatedAt: (show) => show.updated_at,
  },
};

async function page({ deps, actor }: Context, status: ShowStatus, { first, after }: PageArguments) {
  const size = pageSize(first);
  const rows = await listShows(deps.database.as(actor), status, after, size + 1);
  return toConnection(rows, size, ({ id }) => showCursor.encode(id), Boolean(after));
}
