import type { Resolvers } from '../generated/resolvers.ts';
import {
  beginPasskeySignIn,
  beginPasskeyStepUp,
  signInWithPasskey,
  stepUpWithPasskey,
} from './assertions.ts';
import { addPasskey, beginAddPasskey, removePasskey } from './commands.ts';
import { listPasskeys } from './queries.ts';

export const passkeyResolvers: Resolvers = {
  Mutation: {
    beginAddPasskey: (_, __, { deps, actor }) => beginAddPasskey(deps, actor),
    addPasskey: async (_, { input }, { deps, actor }) => ({ passkey: await addPasskey(deps, actor, input) }),
    removePasskey: async (_, { input }, { deps, actor }) => ({
      passkey: await removePasskey(deps, actor, input.id),
    }),
    beginPasskeySignIn: (_, __, { deps, clientIp }) => beginPasskeySignIn(deps, clientIp),
    signInWithPasskey: (_, { input }, { deps, clientIp }) => signInWithPasskey(deps, clientIp, input),
    beginPasskeyStepUp: (_, __, { deps, actor }) => beginPasskeyStepUp(deps, actor),
    stepUpWithPasskey: (_, { input }, { deps, actor, clientIp }) =>
      stepUpWithPasskey(deps, clientIp, actor, input),
  },
  Me: {
    passkeys: ({ person }, _, { deps }) => listPasskeys(deps.database.as(person), person.userId),
  },
  Passkey: {
    backedUp: (passkey) => passkey.backed_up,
    createdAt: (passkey) => passkey.created_at,
    lastUsedAt: (passkey) => passkey.last_used_at,
  },
};
