import type { Resolvers } from '../generated/resolvers.ts';
import { checkout, quoteCart } from './commands.ts';

export const checkoutResolvers: Resolvers = {
  Query: {
    quote: async (_, { input }, { deps, actor }) => ({
      orders: (await quoteCart(deps, actor, input)).map((part) => ({
        ...part,
        sellerId: part.seller?.id ?? null,
      })),
    }),
  },
  Mutation: {
    async checkout(_, { input }, { deps, actor }) {
      const { checkoutId, orders, clientSecrets } = await checkout(deps, actor, input);
      return {
        checkoutId,
        payments: orders.map((order) => ({ order, clientSecret: clientSecrets.get(order.id) ?? null })),
      };
    },
  },
};
