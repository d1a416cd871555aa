import { isPerson } from '@hotmess/shared/db/actor';
import type { Resolvers } from '../generated/resolvers.ts';
import { endAllSessions, endOwnSession } from './commands.ts';
import { listSessions } from './queries.ts';

export const sessionResolvers: Resolvers = {
  Mutation: {
    endSession: async (_, { input }, { deps, actor }) => ({
      session: await endOwnSession(deps, actor, input.id),
    }),
    endAllSessions: (_, { input }, { deps, actor }) => endAllSessions(deps, actor, input),
  },
  Me: {
    sessions: ({ person }, _, { deps }) => listSessions(deps.database.as(person), person.userId),
  },
  ActiveSession: {
    startedAt: (session) => session.created_at,
    lastUsedAt: (session) => session.last_used_at,
    current: (session, _, { actor }) => isPerson(actor) && actor.sessionId === session.id,
  },
};
