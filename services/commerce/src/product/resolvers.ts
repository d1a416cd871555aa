import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { createProduct, publishProduct, stepProduct } from './commands.ts';
import { listAvailable, productCursor } from './queries.ts';

export const productResolvers: Resolvers = {
  Query: {
    product: async (_, { id }, { loaders }) => (await loaders.product.load(entityId(id))) ?? notFound(),
    async productsAvailable(_, { collection, first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listAvailable(deps.database.as(actor), { collection, after }, size + 1);
      return toConnection(rows, size, (row) => productCursor.encode(row.id), Boolean(after));
    },
  },
  Mutation: {
    createProduct: async (_, { input }, { deps, actor }) => ({
      product: await createProduct(deps, actor, input),
    }),
    publishProduct: async (_, { input }, { deps, actor }) => ({
      product: await publishProduct(deps, actor, input),
    }),
    archiveProduct: async (_, { input }, { deps, actor }) => ({
      product: await stepProduct(deps, actor, 'archive', input),
    }),
    restoreProduct: async (_, { input }, { deps, actor }) => ({
      product: await stepProduct(deps, actor, 'restore', input),
    }),
  },
  Product: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.product.load(entityId(id))) ?? null,
    pricePence: (product) => product.price_pence,
    stockStatus: (product) => product.stock_status,
    limitedEdition: (product) => product.limited_edition,
    xpReward: (product) => product.xp_reward,
    createdAt: (product) => product.created_at,
    updatedAt: (product) => product.updated_at,
  },
};
