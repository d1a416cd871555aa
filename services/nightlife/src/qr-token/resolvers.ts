import { isPerson } from '@hotmess/shared/db/actor';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { mintQrToken, revokeQrToken, revokeQrTokens, rotateQrToken } from './commands.ts';
import { ROTATION } from './input.ts';
import { tokenCursor } from './queries.ts';
import { presentTokenStatus } from './status.ts';

export const qrTokenResolvers: Resolvers = {
  Mutation: {
    mintQrToken: (_, { input }, { deps, actor }) => mintQrToken(deps, actor, input),
    rotateQrToken: (_, { input }, { deps, actor }) => rotateQrToken(deps, actor, input),
    revokeQrToken: async (_, { input }, { deps, actor }) => ({
      qrToken: await revokeQrToken(deps, actor, input),
    }),
    revokeQrTokens: async (_, { input }, { deps, actor }) => ({
      revoked: await revokeQrTokens(deps, actor, input),
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
    use: (token) => (token.rotating ? 'rotating' : token.max_uses > 1 ? 'multi' : 'single'),
    maxUses: (token) => token.max_uses,
    uses: async (token, _, { loaders }) => (await loaders.qrToken.uses.load(token.id))?.uses ?? 0,
    expiresAt: (token) => token.expires_at,
    rotateAt: (token) => (token.rotating ? new Date(token.created_at.getTime() + ROTATION * 1_000) : null),
    createdAt: (token) => token.created_at,
  },
};
