import { requirePerson } from '@hotmess/shared/auth/require';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { mintTicketToken } from './commands.ts';
import { listRightsOf, ticketCursor } from './queries.ts';

export const ticketRightResolvers: Resolvers = {
  Query: {
    async myTickets(_, { first, after }, { deps, actor }) {
      const { userId } = requirePerson(actor);
      const size = pageSize(first);
      const rows = await listRightsOf(deps.database.as(actor), userId, after, size + 1);
      return toConnection(rows, size, (row) => ticketCursor.encode(row.listing_id), Boolean(after));
    },
  },
  Mutation: {
    mintTicketToken: (_, { input }, { deps, actor }) => mintTicketToken(deps, actor, input),
  },
  Ticket: {
    listing: async (right, _, { loaders }) => (await loaders.listing.byId.load(right.listing_id)) ?? null,
    beacon: async (right, _, { loaders }) => (await loaders.beacon.byId.load(right.beacon_id)) ?? null,
    acquiredAt: (right) => right.acquired_at,
  },
};
