import type { Resolvers } from '../generated/resolvers.ts';
import { createContentRuleset, updateContentRuleset } from './commands.ts';
import { listRulesets } from './queries.ts';

export const contentRulesetResolvers: Resolvers = {
  Query: {
    contentRulesets: (_, __, { deps, actor }) => listRulesets(deps.database.as(actor)),
  },
  Mutation: {
    createContentRuleset: async (_, { input }, { deps, actor }) => ({
      contentRuleset: await createContentRuleset(deps, actor, input),
    }),
    updateContentRuleset: async (_, { input }, { deps, actor }) => ({
      contentRuleset: await updateContentRuleset(deps, actor, input),
    }),
  },
  Beacon: {
    ruleset: async (beacon, _, { loaders }) => (await loaders.ruleset.load(beacon.id)) ?? null,
  },
  ContentRuleset: {
    maxResalePercent: (ruleset) => ruleset.max_resale_percent,
    reportThreshold: (ruleset) => ruleset.report_threshold,
    createdAt: (ruleset) => ruleset.created_at,
    updatedAt: (ruleset) => ruleset.updated_at,
  },
};
