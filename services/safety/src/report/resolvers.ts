import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { fileReport } from './commands.ts';
import { mayListOwn } from './policy.ts';
import { listByReporter, reportCursor } from './queries.ts';

export const reportResolvers: Resolvers = {
  Query: {
    async myReports(_, { first, after }, { deps, actor }) {
      const { userId } = mayListOwn(actor);
      const size = pageSize(first);
      const rows = await listByReporter(deps.database.as(actor), userId, after, size + 1);
      return toConnection(rows, size, (row) => reportCursor.encode(row.id), Boolean(after));
    },
  },
  Mutation: {
    fileReport: async (_, { input }, { deps, actor }) => ({ report: await fileReport(deps, actor, input) }),
  },
  Report: {
    targetType: (report) => report.target_type,
    targetId: (report) => report.target_id,
    evidence: (report) => report.evidence as unknown as string[],
    createdAt: (report) => report.created_at,
    updatedAt: (report) => report.updated_at,
  },
};
