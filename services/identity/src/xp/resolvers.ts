import { requirePerson } from '@hotmess/shared/auth/require';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { levelOf } from './level.ts';
import { findBalance, historyCursor, listHistory, listLeaderboard, listRules } from './queries.ts';

export const xpResolvers: Resolvers = {
  Query: {
    xpRules: (_, __, { deps, actor }) => listRules(deps.database.as(requirePerson(actor))),
    leaderboard: (_, __, { deps, actor }) => listLeaderboard(deps.database.as(actor)),
  },
  Me: {
    xp: ({ person }, _, { deps }) => findBalance(deps.database.as(person), person.userId),
    async xpHistory({ person }, { first, after }, { deps }) {
      const size = pageSize(first);
      const rows = await listHistory(deps.database.as(person), person.userId, after, size + 1);
      return toConnection(rows, size, (row) => historyCursor.encode(row.id), Boolean(after));
    },
  },
  XpBalance: {
    totalEvents: (xp) => xp.total_events,
    lastActivity: (xp) => xp.last_activity,
    level: (xp) => levelOf(xp.balance),
  },
  XpEvent: {
    occurredAt: (event) => event.occurred_at,
  },
  XpRule: {
    streakDays: (rule) => rule.streak_days,
    dailyCap: (rule) => rule.daily_cap,
    activeFrom: (rule) => rule.active_from,
  },
};
