import type { Resolvers } from '../generated/resolvers.ts';
import { publishConsentDocument, setConsent, withdrawConsent } from './commands.ts';
import { listDocuments } from './documents.ts';
import { isRequired } from './policy.ts';
import { listConsents, listMissing } from './queries.ts';

export const consentResolvers: Resolvers = {
  Mutation: {
    setConsent: (_, { input }, { deps, actor }) => setConsent(deps, actor, input),
    withdrawConsent: (_, { input }, { deps, actor }) => withdrawConsent(deps, actor, input),
    publishConsentDocument: async (_, { input }, { deps, actor }) => ({
      document: await publishConsentDocument(deps, actor, input),
    }),
  },
  Query: {
    consentDocuments: (_, __, { deps, actor }) => listDocuments(deps.database.as(actor)),
  },
  Me: {
    consents: ({ person }, _, { deps }) => listConsents(deps.database.as(person), person.userId),
    missingConsents: ({ person }, _, { deps }) => listMissing(deps.database.as(person), person.userId),
  },
  ConsentDocument: {
    documentVersion: (document) => document.document_version,
    effectiveFrom: (document) => document.effective_from,
    inForce: (document) => document.in_force,
    required: ({ kind }) => isRequired(kind),
  },
  Consent: {
    documentVersion: (consent) => consent.document_version,
    grantedAt: (consent) => consent.granted_at,
    withdrawnAt: (consent) => consent.withdrawn_at,
  },
};
