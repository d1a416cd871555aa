import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { createProduct, publishProduct, stepProduct, updateProduct } from './commands.ts';
import { listAvailable, productCursor } from './queries.ts';
import { addVariant, updateVariant } from './variants.ts';

export const productResolvers: Resolvers = {
  Query: {
    product: async (_, { id }, { loaders }) => (await loaders.product.byId.load(entityId(id))) ?? notFound(),
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
    updateProduct: async (_, { input }, { deps, actor }) => ({
      product: await updateProduct(deps, actor, input),
    }),
    addVariant: async (_, { input }, { deps, actor }) => ({ product: await addVariant(deps, actor, input) }),
    updateVariant: async (_, { input }, { deps, actor }) => ({
      product: await updateVariant(deps, actor, input),
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
    __resolveReference: async ({ id }, { loaders }) =>
      (await loaders.product.byId.load(entityId(id))) ?? null,
    pricePence: (product) => product.price_pence,
    stockStatus: (product) => product.stock_status,
    limitedEdition: (product) => product.limited_edition,
    xpReward: (product) => product.xp_reward,
    perUserLimit: (product) => product.per_user_limit,
    drop: async (product, _, { loaders }) =>
      product.drop_id === null ? null : ((await loaders.drop.load(product.drop_id)) ?? null),
    async variants(product, _, { loaders, actor }) {
      const variants = await loaders.product.variants.load(product.id);
      return variants.filter(({ retired }) => !retired || actor.role === 'admin');
    },
    createdAt: (product) => product.created_at,
    updatedAt: (product) => product.updated_at,
  },
  ProductVariant: {
    pricePence: (variant) => variant.price_pence ?? variant.product_price_pence,
    stockStatus: (variant) => variant.stock_status,
  },
};
