import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { maySeeDesk } from '../order/policy.ts';
import { disputeCursor, listDisputes } from './queries.ts';

export const disputeResolvers: Resolvers = {
  Query: {
    async disputes(_, { open, first, after }, { deps, actor }) {
      maySeeDesk(actor);
      const size = pageSize(first);
      const rows = await listDisputes(deps.database.as(actor), open ?? true, after, size + 1);
      return toConnection(rows, size, (row) => disputeCursor.encode(row.id), Boolean(after));
    },
  },
  Dispute: {
    order: async (dispute, _, { loaders }) => (await loaders.order.byId.load(dispute.order_id)) ?? notFound(),
    amountPence: (dispute) => dispute.amount_pence,
    isOpen: (dispute) => dispute.is_open,
    evidenceDueAt: (dispute) => dispute.evidence_due_at,
    openedAt: (dispute) => dispute.opened_at,
  },
};
