import { badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { listRoles } from '../user/queries.ts';
import { setUserRoles } from './commands.ts';
import { maySeeAccounts } from './policy.ts';
import { findAccount } from './queries.ts';
import { setSuspension } from './suspension.ts';

export const accountResolvers: Resolvers = {
  Query: {
    async account(_, { id, username }, { deps, actor }) {
      const seenBy = maySeeAccounts(actor);
      if ((id == null) === (username == null)) badInput('id', 'Give either id or username.');
      const by = id == null ? { username: username! } : { id: entityId(id) };
      const row = (await findAccount(deps.database.as(seenBy), by)) ?? notFound();
      return { ...row, seenBy };
    },
  },
  Mutation: {
    setUserRoles: async (_, { input }, { deps, actor }) => ({
      account: await setUserRoles(deps, actor, { ...input }),
    }),
    suspendUser: async (_, { input }, { deps, actor }) => ({
      account: await setSuspension(deps, actor, 'suspend', { ...input }),
    }),
    liftSuspension: async (_, { input }, { deps, actor }) => ({
      account: await setSuspension(deps, actor, 'reinstate', { ...input }),
    }),
  },
  Account: {
    displayName: (account) => account.display_name,
    isPublic: (account) => account.is_public,
    createdAt: (account) => account.created_at,
    roles: async ({ id, seenBy }, _, { deps }) => [
      'user',
      ...(await listRoles(deps.database.as(seenBy), id)),
    ],
  },
};
