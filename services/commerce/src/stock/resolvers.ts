import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { maySeeShop } from '../product/policy.ts';
import { listMovements, listVariantStock, movementCursor } from './queries.ts';
import { receiveVariantStock } from './receive.ts';

export const stockResolvers: Resolvers = {
  Query: {
    async stockLevels(_, { productId }, { deps, actor }) {
      maySeeShop(actor);
      return listVariantStock(deps.database.as(actor), { productId: entityId(productId) });
    },
    async stockMovements(_, { variantId, first, after }, { deps, actor }) {
      maySeeShop(actor);
      const size = pageSize(first);
      const db = deps.database.as(actor);
      const [variant] = await listVariantStock(db, { variantId: entityId(variantId) });
      if (!variant) notFound();
      const rows = await listMovements(db, variant.stock_item_id, after, size + 1);
      return toConnection(rows, size, (row) => movementCursor.encode(row.id), Boolean(after));
    },
  },
  Mutation: {
    receiveStock: async (_, { input }, { deps, actor }) => ({
      stockLevel: await receiveVariantStock(deps, actor, input),
    }),
  },
  StockLevel: {
    variantId: (level) => level.variant_id,
    productId: (level) => level.product_id,
    onHand: (level) => level.on_hand,
    lowThreshold: (level) => level.low_threshold,
    stockStatus: (level) => level.stock_status,
  },
  StockMovement: {
    orderId: (movement) => movement.order_id,
    createdAt: (movement) => movement.created_at,
  },
};
