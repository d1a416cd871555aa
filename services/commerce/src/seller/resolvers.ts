import { isPerson } from '@hotmess/shared/db/actor';
import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { listingCursor } from '../market-listing/queries.ts';
import {
  applyAsSeller,
  approveSeller,
  reinstateSeller,
  rejectSeller,
  setSellerFee,
  setSellerWhiteLabel,
  suspendSeller,
  updateSellerProfile,
} from './commands.ts';
import { startOnboarding } from './onboarding.ts';
import { mayListAccounts } from './policy.ts';
import { accountCursor, findOwnAccount, listAccounts, listSellers, sellerCursor } from './queries.ts';
import { canCharge } from './rows.ts';

export const sellerResolvers: Resolvers = {
  Query: {
    marketSeller: async (_, { id }, { loaders }) =>
      (await loaders.seller.byId.load(entityId(id))) ?? notFound(),
    async marketSellers(_, { first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listSellers(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, (row) => sellerCursor.encode(row.id), Boolean(after));
    },
    // An admin decides on sellers and is none; asking is no fault.
    mySellerAccount: async (_, __, { deps, actor }) =>
      isPerson(actor) && actor.role !== 'admin'
        ? ((await findOwnAccount(deps.database.as(actor))) ?? null)
        : null,
    async sellerAccounts(_, { status, first, after }, { deps, actor }) {
      mayListAccounts(actor);
      const size = pageSize(first);
      const rows = await listAccounts(deps.database.as(actor), status, after, size + 1);
      return toConnection(rows, size, (row) => accountCursor.encode(row.id), Boolean(after));
    },
  },
  Mutation: {
    applyAsSeller: async (_, { input }, { deps, actor }) => ({
      account: await applyAsSeller(deps, actor, input),
    }),
    updateSellerProfile: async (_, { input }, { deps, actor }) => ({
      account: await updateSellerProfile(deps, actor, input),
    }),
    startSellerOnboarding: (_, __, { deps, actor }) => startOnboarding(deps, actor),
    approveSeller: async (_, { input }, { deps, actor }) => ({
      account: await approveSeller(deps, actor, input),
    }),
    rejectSeller: async (_, { input }, { deps, actor }) => ({
      account: await rejectSeller(deps, actor, input),
    }),
    suspendSeller: async (_, { input }, { deps, actor }) => ({
      account: await suspendSeller(deps, actor, input),
    }),
    reinstateSeller: async (_, { input }, { deps, actor }) => ({
      account: await reinstateSeller(deps, actor, input),
    }),
    setSellerFee: async (_, { input }, { deps, actor }) => ({
      account: await setSellerFee(deps, actor, input),
    }),
    setSellerWhiteLabel: async (_, { input }, { deps, actor }) => ({
      account: await setSellerWhiteLabel(deps, actor, input),
    }),
  },
  MarketSeller: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.seller.byId.load(entityId(id))) ?? null,
    displayName: (seller) => seller.display_name,
    memberSince: (seller) => seller.approved_at,
    brand: (seller) =>
      seller.white_label_enabled ? { name: seller.brand_name, logoUrl: seller.brand_logo_url } : null,
    reputation: async (seller, _, { loaders }) => (await loaders.seller.reputation.load(seller.id)) ?? null,
    async listings(seller, { first, after }, { loaders }) {
      const size = pageSize(first);
      const rows = await loaders.listing.onSaleOf({ size, after: after ?? null }).load(seller.id);
      return toConnection(rows, size, (row) => listingCursor.encode(row.id), Boolean(after));
    },
  },
  SellerReputation: {
    memberSince: (reputation) => reputation.member_since,
  },
  SellerAccount: {
    seller: (account) => account,
    payoutStatus: (account) => account.payout_status,
    onboardingComplete: (account) => account.stripe_onboarding_complete,
    canCharge: (account) => canCharge(account),
    requirementsDue: (account) => account.requirements_due,
    feeBasisPoints: (account) => account.fee_basis_points,
    whiteLabelEnabled: (account) => account.white_label_enabled,
    decisionReason: (account) => account.decision_reason,
    approvedAt: (account) => account.approved_at,
    createdAt: (account) => account.created_at,
  },
};
