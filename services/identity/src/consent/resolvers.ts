import type { Resolvers } from '../generated/resolvers.ts';
import { setConsent, withdrawConsent } from './commands.ts';
import { listConsents } from './queries.ts';

export const consentResolvers: Resolvers = {
  Mutation: {
    setConsent: async (_, { input }, { deps, actor }) => ({ consent: await setConsent(deps, actor, input) }),
    withdrawConsent: async (_, { input }, { deps, actor }) => ({
      consent: await withdrawConsent(deps, actor, input),
    }),
  },
  Me: {
    consents: ({ person }, _, { deps }) => listConsents(deps.database.as(person), person.userId),
  },
  Consent: {
    documentVersion: (consent) => consent.document_version,
    grantedAt: (consent) => consent.granted_at,
    withdrawnAt: (consent) => consent.withdrawn_at,
  },
};
