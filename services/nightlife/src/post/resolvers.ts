import { requirePerson } from '@hotmess/shared/auth/require';
import { isStaff } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { createPost, flagPost, moderatePost, removePost } from './commands.ts';
import { findPost, hiddenCursor, listHidden, postCursor } from './queries.ts';

export const postResolvers: Resolvers = {
  Query: {
    post: async (_, { id }, { deps, actor }) =>
      (await findPost(deps.database.as(actor), entityId(id))) ?? notFound(),
    async hiddenPosts(_, { first, after }, { deps, actor }) {
      if (!isStaff(requirePerson(actor))) throw new DomainError('FORBIDDEN');
      const size = pageSize(first);
      const rows = await listHidden(deps.database.as(actor), after, size + 1);
      const cursorOf = (row: (typeof rows)[number]) =>
        hiddenCursor.encode({ at: row.updated_at.toISOString(), id: row.id });
      return toConnection(rows, size, cursorOf, Boolean(after));
    },
  },
  Mutation: {
    createPost: async (_, { input }, { deps, actor }) => ({ post: await createPost(deps, actor, input) }),
    removePost: async (_, { input }, { deps, actor }) => ({ post: await removePost(deps, actor, input) }),
    hidePost: async (_, { input }, { deps, actor }) => ({
      post: await moderatePost(deps, actor, 'hide', input),
    }),
    showPost: async (_, { input }, { deps, actor }) => ({
      post: await moderatePost(deps, actor, 'show', input),
    }),
    lockPost: async (_, { input }, { deps, actor }) => ({
      post: await moderatePost(deps, actor, 'lock', input),
    }),
    restorePost: async (_, { input }, { deps, actor }) => ({
      post: await moderatePost(deps, actor, 'restore', input),
    }),
    flagPost: async (_, { input }, { deps, actor }) => ({ post: await flagPost(deps, actor, input) }),
  },
  Beacon: {
    async posts(beacon, { first, after }, { loaders }) {
      const size = pageSize(first);
      const rows = await loaders.post.thread({ after, limit: size + 1 }).load(beacon.id);
      return toConnection(rows, size, (row) => postCursor.encode(row.id), Boolean(after));
    },
  },
  BeaconPost: {
    author: (post) => (post.author_id === null ? null : { __typename: 'User', id: post.author_id }),
    beacon: async (post, _, { loaders }) => (await loaders.beacon.byId.load(post.beacon_id)) ?? null,
    attachments: (post) => post.attachments as unknown as string[],
    createdAt: (post) => post.created_at,
    async moderationFlags(post, _, { loaders, actor }) {
      if (!isStaff(actor)) return null;
      const review = await loaders.post.review.load(post.id);
      return review ? Object.keys(review.moderation_flags as object).toSorted() : null;
    },
    async reportCount(post, _, { loaders, actor }) {
      if (!isStaff(actor)) return null;
      return (await loaders.post.review.load(post.id))?.report_count ?? null;
    },
  },
};
