import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { changeXpRule, endXpRule } from './commands.ts';
import { mayReadRules } from './policy.ts';
import { listRuleHistory, listRules, ruleCursor } from './queries.ts';

export const xpRuleResolvers: Resolvers = {
  Query: {
    xpRules: (_, __, { deps, actor }) => listRules(deps.database.as(mayReadRules(actor))),
    async xpRuleHistory(_, { type, first, after }, { deps, actor }) {
      const db = deps.database.as(mayReadRules(actor));
      const size = pageSize(first);
      const rows = await listRuleHistory(db, { type, after }, size + 1);
      return toConnection(rows, size, (row) => ruleCursor.encode(row.id), Boolean(after));
    },
  },
  Mutation: {
    changeXpRule: async (_, { input }, { deps, actor }) => ({ rule: await changeXpRule(deps, actor, input) }),
    endXpRule: async (_, { input }, { deps, actor }) => ({ rule: await endXpRule(deps, actor, input) }),
  },
  XpRule: {
    streakDays: (rule) => rule.streak_days,
    dailyCap: (rule) => rule.daily_cap,
    activeFrom: (rule) => rule.active_from,
    activeTo: (rule) => rule.active_to,
  },
};
