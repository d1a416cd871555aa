import { notFound } from '@hotmess/shared/errors/domain-error';
import { requirePerson } from '@hotmess/shared/auth/require';
import { isPerson, isStaff } from '@hotmess/shared/db/actor';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { Resolvers } from '../generated/resolvers.ts';
import { approveBeacon, createBeacon, rejectBeacon, stepBeacon, updateBeacon } from './commands.ts';
import { creationCursor, startCursor, updateCursor } from './cursors.ts';
import { liveBeaconsInput } from './input.ts';
import { localTime } from './local-time.ts';
import { readFlags } from './marks.ts';
import { moderateBeacon, reinstateHostsBeacon } from './moderation-commands.ts';
import { mayReview } from './policy.ts';
import { listByHost, listInReview, listLive } from './queries.ts';
import { presentStatus } from './status.ts';

export const beaconResolvers: Resolvers = {
  Query: {
    beacon: async (_, { id }, { loaders }) => (await loaders.beacon.byId.load(entityId(id))) ?? notFound(),
    async liveBeacons(_, { first, ...filter }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listLive(deps.database.as(actor), validInput(liveBeaconsInput, filter), size + 1);
      return toConnection(rows, size, startCursor, Boolean(filter.after));
    },
    async myBeacons(_, { first, after }, { deps, actor }) {
      const size = pageSize(first);
      const rows = await listByHost(deps.database.as(actor), requirePerson(actor).userId, after, size + 1);
      return toConnection(rows, size, creationCursor, Boolean(after));
    },
    async beaconReviewQueue(_, { first, after }, { deps, actor }) {
      mayReview(actor);
      const size = pageSize(first);
      const rows = await listInReview(deps.database.as(actor), after, size + 1);
      return toConnection(rows, size, updateCursor, Boolean(after));
    },
  },
  Mutation: {
    createBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await createBeacon(deps, actor, input),
    }),
    updateBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await updateBeacon(deps, actor, input),
    }),
    submitBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await stepBeacon(deps, actor, 'submit', input),
    }),
    withdrawBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await stepBeacon(deps, actor, 'withdraw', input),
    }),
    approveBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await approveBeacon(deps, actor, input),
    }),
    rejectBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await rejectBeacon(deps, actor, input),
    }),
    endBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await stepBeacon(deps, actor, 'end', input),
    }),
    archiveBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await stepBeacon(deps, actor, 'archive', input),
    }),
    moderateBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await moderateBeacon(deps, actor, input),
    }),
    reinstateBeacon: async (_, { input }, { deps, actor }) => ({
      beacon: await reinstateHostsBeacon(deps, actor, input),
    }),
  },
  Beacon: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.beacon.byId.load(entityId(id))) ?? null,
    status: (beacon) => presentStatus(beacon, new Date()),
    city: async (beacon, _, { loaders }) => (await loaders.city.load(beacon.city_id)) ?? notFound(),
    host: (beacon) => ({ __typename: 'User', id: beacon.host_id }),
    hostType: (beacon) => beacon.host_type,
    startsAt: (beacon) => beacon.starts_at,
    endsAt: (beacon) => beacon.ends_at,
    timeZone: (beacon) => beacon.time_zone,
    localStartsAt: (beacon) => localTime(beacon.starts_at, beacon.time_zone),
    localEndsAt: (beacon) => beacon.ends_at && localTime(beacon.ends_at, beacon.time_zone),
    async contentFlags(beacon, _, { loaders, actor }) {
      if (!isStaff(actor)) return null;
      return readFlags((await loaders.beacon.marks.load(beacon.id))?.content_flags ?? {});
    },
    publishedAt: (beacon) => beacon.published_at,
    createdAt: (beacon) => beacon.created_at,
    updatedAt: (beacon) => beacon.updated_at,
    async rejectionReason(beacon, _, { loaders, actor }) {
      if (!isPerson(actor)) return null;
      return (await loaders.beacon.rejectionReason.load(beacon.id))?.rejection_reason ?? null;
    },
  },
};
