import { requirePerson } from '@hotmess/shared/auth/require';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { findOwnAccount } from '../seller/queries.ts';
import {
  createListing,
  removeOwnListing,
  restockListing,
  submitListing,
  updateListing,
  withdrawListing,
} from './commands.ts';
import { mayListForReview } from './policy.ts';
import { listForReview, listOfSellers, listOnSale, listingCursor, reviewCursor } from './queries.ts';
import { approveListing, rejectListing } from './review.ts';
import type { ListingRow } from './rows.ts';

const cursorOf = ({ id }: ListingRow) => listingCursor.encode(id);

export const listingResolvers: Resolvers = {
  Query: {
    marketListing: async (_, { id }, { loaders }) =>
      (await loaders.listing.byId.load(entityId(id))) ?? notFound(),
    async marketListings(_, { first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listOnSale(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, cursorOf, Boolean(after));
    },
    async myMarketListings(_, { status, first, after }, { deps, actor }) {
      const { role } = requirePerson(actor);
      const size = pageSize(first);
      const db = deps.database.as(actor);
      const own = role === 'admin' ? undefined : await findOwnAccount(db);
      const rows = own ? await listOfSellers(db, [own.id], { status, after }, size + 1) : [];
      return toConnection(rows, size, cursorOf, Boolean(after));
    },
    async marketListingsToReview(_, { first, after }, { deps, actor }) {
      mayListForReview(actor);
      const size = pageSize(first);
      const rows = await listForReview(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, ({ id }) => reviewCursor.encode(id), Boolean(after));
    },
  },
  Mutation: {
    createMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await createListing(deps, actor, input),
    }),
    updateMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await updateListing(deps, actor, input),
    }),
    submitMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await submitListing(deps, actor, input),
    }),
    withdrawMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await withdrawListing(deps, actor, input),
    }),
    restockMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await restockListing(deps, actor, input),
    }),
    removeMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await removeOwnListing(deps, actor, input),
    }),
    approveMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await approveListing(deps, actor, input),
    }),
    rejectMarketListing: async (_, { input }, { deps, actor }) => ({
      listing: await rejectListing(deps, actor, input),
    }),
  },
  MarketListing: {
    __resolveReference: async ({ id }, { loaders }) =>
      (await loaders.listing.byId.load(entityId(id))) ?? null,
    seller: async (listing, _, { loaders }) => (await loaders.seller.byId.load(listing.seller_id)) ?? null,
    pricePence: (listing) => listing.price_pence,
    stockStatus: (listing) => listing.stock_status,
    stock: async (listing, _, { loaders }) => (await loaders.listing.ownStock.load(listing.id)) ?? null,
    publishedAt: (listing) => listing.published_at,
    rejectionReason: async (listing, _, { loaders }) =>
      (await loaders.listing.rejection.load(listing.id))?.rejection_reason ?? null,
    reviewNotes: async (listing, _, { loaders }) =>
      (await loaders.listing.review.load(listing.id))?.review_notes ?? null,
    reportCount: async (listing, _, { loaders }) =>
      (await loaders.listing.review.load(listing.id))?.report_count ?? null,
    createdAt: (listing) => listing.created_at,
    updatedAt: (listing) => listing.updated_at,
  },
  ListingStock: {
    onHand: (stock) => stock.on_hand,
  },
};
