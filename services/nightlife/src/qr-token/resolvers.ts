import { isPerson } from '@hotmess/shared/db/actor';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { mintQrToken, revokeQrToken } from './commands.ts';
import { tokenCursor } from './queries.ts';
import { presentTokenStatus } from './status.ts';

export const qrTokenResolvers: Resolvers = {
  Mutation: {
    mintQrToken: (_, { input }, { deps, actor }) => mintQrToken(deps, actor, input),
    revokeQrToken: async (_, { input }, { deps, actor }) => ({
      qrToken: await revokeQrToken(deps, actor, input),
    }),
  },
  Beacon: {
    async qrTokens(beacon, { first, after }, { loaders, actor }) {
      const size = pageSize(first);
      if (after) tokenCursor.decode(after);
      const rows = isPerson(actor)
        ? await loaders.qrToken.ofBeacon({ after, limit: size + 1 }).load(beacon.id)
        : [];
      return toConnection(rows, size, (row) => tokenCursor.encode(row.id), Boolean(after));
    },
  },
  QrToken: {
    status: (token) => presentTokenStatus(token, new Date()),
    maxUses: (token) => token.max_uses,
    uses: (token) => token.current_uses,
    expiresAt: (token) => token.expires_at,
    createdAt: (token) => token.created_at,
  },
};
