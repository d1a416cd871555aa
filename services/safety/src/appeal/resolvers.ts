import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { mayReadCases } from '../case/policy.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { decideAppeal, fileAppeal } from './commands.ts';
import { appealCursor, listOpen } from './queries.ts';

export const appealResolvers: Resolvers = {
  Query: {
    async appealQueue(_, { first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listOpen(deps.database.as(mayReadCases(actor)), after, size + 1);
      return toConnection(
        rows,
        size,
        (row) => appealCursor.encode({ at: row.created_at.toISOString(), id: row.id }),
        Boolean(after),
      );
    },
  },
  Mutation: {
    fileAppeal: async (_, { input }, { deps, actor }) => ({ appeal: await fileAppeal(deps, actor, input) }),
    decideAppeal: async (_, { input }, { deps, actor }) => ({
      appeal: await decideAppeal(deps, actor, input),
    }),
  },
  Appeal: {
    decidedAt: (appeal) => appeal.decided_at,
    createdAt: (appeal) => appeal.created_at,
    appellant: (appeal) => ({ id: appeal.appellant_id }),
    actionId: (appeal) => appeal.action_id,
  },
};
