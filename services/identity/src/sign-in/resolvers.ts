import { notFound } from '@hotmess/shared/errors/domain-error';
import type { Resolvers } from '../generated/resolvers.ts';
import { findMe } from '../user/queries.ts';
import { refreshSession, requestSignInCode, signIn, signOut } from './commands.ts';
import { requestStepUpCode, stepUp } from './step-up.ts';

export const signInResolvers: Resolvers = {
  Mutation: {
    requestSignInCode: (_, { input }, { deps, clientIp }) => requestSignInCode(deps, clientIp, input),
    signIn: (_, { input }, { deps, clientIp }) => signIn(deps, clientIp, input),
    refreshSession: (_, { input }, { deps }) => refreshSession(deps, input),
    requestStepUpCode: (_, __, { deps, actor, clientIp }) => requestStepUpCode(deps, clientIp, actor),
    stepUp: (_, { input }, { deps, actor, clientIp }) => stepUp(deps, clientIp, actor, input),
    signOut: (_, __, { deps, actor }) => signOut(deps, actor),
  },
  SignInPayload: {
    me: async ({ person }, _, { deps }) => (await findMe(deps.database.as(person), person)) ?? notFound(),
  },
};
