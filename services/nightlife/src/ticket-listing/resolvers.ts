import { requirePerson } from '@hotmess/shared/auth/require';
import { isStaff, userIdOf } from '@hotmess/shared/db/actor';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { createListing, submitListing, takeBackListing, updateListing } from './commands.ts';
import {
  listBySeller,
  listListingsInReview,
  ownListingCursor,
  priceCursor,
  reviewCursor,
} from './queries.ts';
import { approveListing, rejectListing, restoreListing, takeDownListing } from './review.ts';
import type { TicketListingRow } from './rows.ts';

export const ticketListingResolvers: Resolvers = {
  Query: {
    ticketListing: async (_, { id }, { loaders }) =>
      (await loaders.listing.byId.load(entityId(id))) ?? notFound(),
    async myTicketListings(_, { first, after }, { deps, actor }) {
      const { userId } = requirePerson(actor);
      const size = pageSize(first);
      const rows = await listBySeller(deps.database.as(actor), userId, after, size + 1);
      return toConnection(rows, size, (row) => ownListingCursor.encode(row.id), Boolean(after));
    },
    async ticketListingReviewQueue(_, { first, after }, { deps, actor }) {
      if (!isStaff(requirePerson(actor))) throw new DomainError('FORBIDDEN');
      const size = pageSize(first);
      const rows = await listListingsInReview(deps.database.as(actor), after, size + 1);
      const cursorOf = (row: TicketListingRow) =>
        reviewCursor.encode({ at: row.updated_at.toISOString(), id: row.id });
      return toConnection(rows, size, cursorOf, Boolean(after));
    },
  },
  Mutation: {
    createTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await createListing(deps, actor, input),
    }),
    updateTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await updateListing(deps, actor, input),
    }),
    submitTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await submitListing(deps, actor, input),
    }),
    withdrawTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await takeBackListing(deps, actor, 'withdraw', input),
    }),
    removeTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await takeBackListing(deps, actor, 'remove', input),
    }),
    approveTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await approveListing(deps, actor, input),
    }),
    rejectTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await rejectListing(deps, actor, input),
    }),
    takeDownTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await takeDownListing(deps, actor, input),
    }),
    restoreTicketListing: async (_, { input }, { deps, actor }) => ({
      listing: await restoreListing(deps, actor, input),
    }),
  },
  Beacon: {
    async ticketListings(beacon, { first, after }, { loaders }) {
      const size = pageSize(first);
      const rows = await loaders.listing.liveOfBeacon({ after, limit: size + 1 }).load(beacon.id);
      const cursorOf = (row: TicketListingRow) => priceCursor.encode({ price: row.price, id: row.id });
      return toConnection(rows, size, cursorOf, Boolean(after));
    },
  },
  TicketListing: {
    __resolveReference: async ({ id }, { loaders }) =>
      (await loaders.listing.byId.load(entityId(id))) ?? null,
    beacon: async (listing, _, { loaders }) => (await loaders.beacon.byId.load(listing.beacon_id)) ?? null,
    seller: (listing) => (listing.seller_id === null ? null : { __typename: 'User', id: listing.seller_id }),
    faceValue: (listing) => listing.face_value,
    evidenceRequired: (listing) => listing.evidence_required,
    proofPost: (listing, _, context) => proofPostOf(listing, context),
    publishedAt: (listing) => listing.published_at,
    createdAt: (listing) => listing.created_at,
    updatedAt: (listing) => listing.updated_at,
    async rejectionReason(listing, _, { loaders, actor }) {
      if (!isStaff(actor) && userIdOf(actor) !== listing.seller_id) return null;
      return (await loaders.listing.notes.load(listing.id))?.rejection_reason ?? null;
    },
    async reviewNotes(listing, _, { loaders, actor }) {
      if (!isStaff(actor)) return null;
      return (await loaders.listing.review.load(listing.id))?.review_notes ?? null;
    },
    async reportCount(listing, _, { loaders, actor }) {
      if (!isStaff(actor)) return null;
      return (await loaders.listing.review.load(listing.id))?.report_count ?? null;
    },
  },
};

async function proofPostOf(listing: TicketListingRow, { loaders }: Context) {
  return listing.proof_post_id === null
    ? null
    : ((await loaders.post.byId.load(listing.proof_post_id)) ?? null);
}
