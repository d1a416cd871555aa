import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { confirmRequest, erasureReceipt, holdRequest, rejectRequest, requestData } from './commands.ts';
import { mayAsk, mayOversee } from './policy.ts';
import { dueCursor, listOwn, listUnfinished, ownCursor } from './queries.ts';

export const dsarResolvers: Resolvers = {
  Query: {
    async myDataRequests(_, { first, after }, { deps, actor }) {
      const person = mayAsk(actor);
      const size = pageSize(first);
      const rows = await listOwn(deps.database.as(person), person.userId, after, size + 1);
      return toConnection(rows, size, (row) => ownCursor.encode(row.id), Boolean(after));
    },
    async dataRequests(_, { overdue, first, after }, { deps, actor }) {
      const size = pageSize(first);
      const db = deps.database.as(mayOversee(actor));
      const rows = await listUnfinished(db, overdue ?? false, after, size + 1);
      return toConnection(
        rows,
        size,
        (row) => dueCursor.encode({ due: row.due_at.toISOString(), id: row.id }),
        Boolean(after),
      );
    },
    erasureReceipt: (_, { id, code }, { deps }) => erasureReceipt(deps, id, code),
  },
  Mutation: {
    requestDataExport: async (_, __, { deps, actor }) => ({
      request: await requestData(deps, actor, 'export'),
    }),
    requestErasure: async (_, __, { deps, actor }) => ({ request: await requestData(deps, actor, 'delete') }),
    confirmDataRequest: (_, { id }, { deps, actor }) => confirmRequest(deps, actor, id),
    rejectDataRequest: async (_, { input }, { deps, actor }) => ({
      request: await rejectRequest(deps, actor, input),
    }),
    holdErasure: async (_, { input }, { deps, actor }) => ({
      request: await holdRequest(deps, actor, input),
    }),
  },
  DataRequest: {
    person: (row) => ({ id: row.user_id }),
    rejectionReason: (row) => row.rejection_reason,
    holdReason: (row) => row.hold_reason,
    holdUntil: (row) => row.hold_until,
    dueAt: (row) => row.due_at,
    completedAt: (row) => row.completed_at,
    createdAt: (row) => row.created_at,
    downloadPath: (row) =>
      row.bundle_expires_at !== null && row.bundle_expires_at > new Date() ? `/dsar/${row.id}` : null,
    downloadUntil: (row) => row.bundle_expires_at,
    progress: async (row, _, { loaders }) => [...(await loaders.dsarProgress.load(row.id))],
  },
  DataRequestProgress: {
    askedAt: (part) => part.asked_at,
    answeredAt: (part) => part.answered_at,
  },
};
