import { pageSize } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { verifyPerson, vouchForListing } from './commands.ts';
import { mayReadChain } from './policy.ts';
import { listOfPerson } from './queries.ts';

export const evidenceResolvers: Resolvers = {
  Query: {
    async evidenceChain(_, { beaconId, userId, first }, { deps, actor }) {
      mayReadChain(actor);
      return listOfPerson(deps.database.as(actor), entityId(beaconId), entityId(userId), pageSize(first));
    },
  },
  Mutation: {
    verifyPerson: async (_, { input }, { deps, actor }) => ({
      evidence: await verifyPerson(deps, actor, input),
    }),
    vouchForListing: async (_, { input }, { deps, actor }) => ({
      evidence: await vouchForListing(deps, actor, input),
    }),
  },
  Beacon: {
    evidence: async (beacon, { first }, { loaders }) => [
      ...(await loaders.evidence({ limit: pageSize(first) }).load(beacon.id)),
    ],
  },
  Evidence: { createdAt: (evidence) => evidence.created_at },
  EvidenceRecord: {
    person: ({ user_id }) => (user_id === null ? null : { __typename: 'User', id: user_id }),
    notedBy: ({ noted_by }) => (noted_by === null ? null : { __typename: 'User', id: noted_by }),
    createdAt: (evidence) => evidence.created_at,
  },
};
