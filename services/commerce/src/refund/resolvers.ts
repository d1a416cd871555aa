import type { Resolvers } from '../generated/resolvers.ts';
import { refundOrder } from './commands.ts';

export const refundResolvers: Resolvers = {
  Mutation: {
    refundOrder: async (_, { input }, { deps, actor }) => ({ refund: await refundOrder(deps, actor, input) }),
  },
  Refund: {
    amountPence: (refund) => refund.amount_pence,
    settledAt: (refund) => refund.settled_at,
    createdAt: (refund) => refund.created_at,
  },
};
