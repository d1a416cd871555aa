import { isPerson } from '@hotmess/shared/db/actor';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import type { Resolvers } from '../generated/resolvers.ts';
import { addBeaconStaff, removeBeaconStaff } from './commands.ts';
import { staffCursor } from './queries.ts';

export const beaconStaffResolvers: Resolvers = {
  Mutation: {
    addBeaconStaff: async (_, { input }, { deps, actor }) => ({
      beacon: await addBeaconStaff(deps, actor, input),
    }),
    removeBeaconStaff: async (_, { input }, { deps, actor }) => ({
      beacon: await removeBeaconStaff(deps, actor, input),
    }),
  },
  Beacon: {
    async staff(beacon, { first, after }, { loaders, actor }) {
      const size = pageSize(first);
      if (after) staffCursor.decode(after);
      const rows = isPerson(actor)
        ? await loaders.beaconStaff({ after, limit: size + 1 }).load(beacon.id)
        : [];
      return toConnection(rows, size, (row) => staffCursor.encode(row.user_id), Boolean(after));
    },
  },
  BeaconStaffMember: {
    user: (member) => ({ __typename: 'User', id: member.user_id }),
    since: (member) => member.created_at,
  },
};
