import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import { requireConcerned } from '../appeal/policy.ts';
import { mayReadCases } from '../case/policy.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { retryAction, takeAction } from './commands.ts';
import { suggestedStep } from './policy.ts';
import { decisionCursor, listDecisions } from './queries.ts';
import type { Change } from './rows.ts';
import { listStrikes } from '../strike/queries.ts';

export const actionResolvers: Resolvers = {
  Query: {
    async decisionsAboutMe(_, { first, after }, { deps, actor }) {
      const person = requireConcerned(actor);
      const size = pageSize(first);
      const rows = await listDecisions(deps.database.as(person), person.userId, after, size + 1);
      return toConnection(rows, size, (row) => decisionCursor.encode(row.id), Boolean(after));
    },
    async strikesOf(_, { userId }, { deps, actor }) {
      const strikes = await listStrikes(deps.database.as(mayReadCases(actor)), entityId(userId));
      const weight = strikes
        .filter((strike) => strike.revoked_at === null && strike.expires_at > new Date())
        .reduce((sum, strike) => sum + strike.weight, 0);
      return { strikes, weight, suggestion: suggestedStep(weight) };
    },
  },
  Mutation: {
    takeModerationAction: async (_, { input }, { deps, actor }) => ({
      action: await takeAction(deps, actor, input),
    }),
    retryModerationAction: async (_, { input }, { deps, actor }) => ({
      action: await retryAction(deps, actor, input),
    }),
  },
  ModerationAction: {
    targetType: (row) => row.target_type as 'user',
    targetId: (row) => row.target_id,
    concerned: (row) => ({ id: row.concerned_id }),
    moderator: (row) => ({ id: row.created_by! }),
    changed: (row) => row.changed as unknown as Change[],
    settledAt: (row) => row.settled_at,
    createdAt: (row) => row.created_at,
  },
  Decision: {
    targetType: (row) => row.target_type as 'user',
    targetId: (row) => row.target_id,
    decidedAt: (row) => row.created_at,
    appeal: async (row, _, { loaders }) => (await loaders.appealOfAction.load(row.id)) ?? null,
  },
  Strike: {
    expiresAt: (strike) => strike.expires_at,
    revokedAt: (strike) => strike.revoked_at,
    createdAt: (strike) => strike.created_at,
  },
};
