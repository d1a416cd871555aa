import type { Resolvers } from '../generated/resolvers.ts';
import { renewOfflineKey } from './commands.ts';

export const offlineKeyResolvers: Resolvers = {
  Query: {
    offlineKeys: (_, __, { deps }) => deps.offlineKeys.published(),
  },
  Mutation: {
    renewOfflineKey: async (_, { input }, { deps, actor }) => ({
      keys: await renewOfflineKey(deps, actor, input),
    }),
  },
  OfflineKey: {
    kty: ({ public_jwk }) => public_jwk.kty ?? '',
    crv: ({ public_jwk }) => public_jwk.crv ?? '',
    alg: ({ public_jwk }) => public_jwk.alg ?? '',
    x: ({ public_jwk }) => public_jwk.x ?? '',
    activeFrom: (key) => key.active_from,
    notAfter: (key) => key.not_after,
  },
};
