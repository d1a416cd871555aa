import { notFound } from '@hotmess/shared/errors/domain-error';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { register, updateProfile } from './commands.ts';
import { maySeeSelf } from './policy.ts';
import { findMe, findProfileByName, listRoles } from './queries.ts';

export const userResolvers: Resolvers = {
  Query: {
    async me(_, __, { deps, actor }) {
      const person = maySeeSelf(actor);
      return (await findMe(deps.database.as(person), person)) ?? notFound();
    },
    profile: async (_, { username }, { deps, actor }) =>
      (await findProfileByName(deps.database.as(actor), username)) ?? notFound(),
  },
  Mutation: {
    register: (_, { input }, { deps, clientIp }) => register(deps, clientIp, input),
    updateProfile: async (_, { input }, { deps, actor }) => ({ me: await updateProfile(deps, actor, input) }),
  },
  User: {
    async __resolveReference(reference, { loaders }) {
      const id = entityId(reference.id);
      // A private person and nobody at all look the same.
      return (
        (await loaders.profile.load(id)) ?? {
          id,
          username: null,
          display_name: null,
          avatar_url: null,
          bio: null,
        }
      );
    },
    displayName: (profile) => profile.display_name,
    avatarUrl: (profile) => profile.avatar_url,
  },
  Me: {
    displayName: (me) => me.display_name,
    avatarUrl: (me) => me.avatar_url,
    selfSuspended: (me) => me.self_suspended,
    isPublic: (me) => me.is_public,
    homeCity: (me) => me.home_city,
    timeZone: (me) => me.time_zone,
    createdAt: (me) => me.created_at,
    roles: async ({ person }, _, { deps }) => [
      'user',
      ...(await listRoles(deps.database.as(person), person.userId)),
    ],
  },
};
