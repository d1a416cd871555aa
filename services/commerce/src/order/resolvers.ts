import { requirePerson } from '@hotmess/shared/auth/require';
import { userIdOf } from '@hotmess/shared/db/actor';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { cancelOrder, deliverOrder, processOrder, shipOrder } from './commands.ts';
import { maySeeDesk } from './policy.ts';
import {
  fulfilmentCursor,
  listOfficialOrders,
  listOrdersOfBuyer,
  listOrdersOfSeller,
  orderCursor,
} from './queries.ts';

export const orderResolvers: Resolvers = {
  Query: {
    async order(_, { id }, { loaders, actor }) {
      requirePerson(actor);
      return (await loaders.order.byId.load(entityId(id))) ?? notFound();
    },
    async myOrders(_, { first, after }, { deps, actor }) {
      const { userId } = requirePerson(actor);
      const size = pageSize(first);
      const rows = await listOrdersOfBuyer(deps.database.as(actor), userId, after, size + 1);
      return toConnection(rows, size, (row) => orderCursor.encode(row.id), Boolean(after));
    },
    async mySales(_, { status, first, after }, { deps, actor }) {
      const { userId } = requirePerson(actor);
      const size = pageSize(first);
      const filter = { sellerUserId: userId, status, after };
      const rows = await listOrdersOfSeller(deps.database.as(actor), filter, size + 1);
      return toConnection(rows, size, (row) => orderCursor.encode(row.id), Boolean(after));
    },
    async officialOrders(_, { status, first, after }, { deps, actor }) {
      maySeeDesk(actor);
      const size = pageSize(first);
      const rows = await listOfficialOrders(deps.database.as(actor), status, after, size + 1);
      return toConnection(rows, size, (row) => fulfilmentCursor.encode(row.id), Boolean(after));
    },
  },
  Mutation: {
    processOrder: async (_, { input }, { deps, actor }) => ({
      order: await processOrder(deps, actor, input),
    }),
    shipOrder: async (_, { input }, { deps, actor }) => ({ order: await shipOrder(deps, actor, input) }),
    deliverOrder: async (_, { input }, { deps, actor }) => ({
      order: await deliverOrder(deps, actor, input),
    }),
    cancelOrder: async (_, { input }, { deps, actor }) => ({ order: await cancelOrder(deps, actor, input) }),
  },
  Order: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.order.byId.load(entityId(id))) ?? null,
    buyerId: (order) => order.buyer_id,
    sellerId: (order) => order.seller_id,
    subtotalPence: (order) => order.subtotal_pence,
    shippingPence: (order) => order.shipping_pence,
    taxPence: (order) => order.tax_pence,
    totalPence: (order) => order.total_pence,
    applicationFeePence: (order, _, { actor }) =>
      userIdOf(actor) === order.buyer_id ? null : order.application_fee_pence,
    paymentStatus: (order) => order.payment_status,
    fulfilmentStatus: (order) => order.fulfilment_status,
    holdExpiresAt: (order) => (order.stock_state === 'held' ? order.hold_expires_at : null),
    refundedPence: (order) => order.refunded_amount,
    items: async (order, _, { loaders }) => [...(await loaders.order.items.load(order.id))],
    refunds: async (order, _, { loaders }) => [...(await loaders.order.refunds.load(order.id))],
    shippingAddress: async (order, _, { loaders }) =>
      (await loaders.order.address.load(order.id))?.shipping_address ?? null,
    trackingNumber: (order) => order.tracking_number,
    paidAt: (order) => order.paid_at,
    shippedAt: (order) => order.shipped_at,
    deliveredAt: (order) => order.delivered_at,
    cancelledAt: (order) => order.cancelled_at,
    createdAt: (order) => order.created_at,
  },
  OrderItem: {
    itemId: (item) => (item.product_id ?? item.market_listing_id ?? item.ticket_listing_id)!,
    variantId: (item) => item.variant_id,
    unitPricePence: (item) => item.unit_price_pence,
    taxPence: (item) => item.tax_pence,
    refundedQuantity: (item) => item.refunded_quantity,
  },
};
