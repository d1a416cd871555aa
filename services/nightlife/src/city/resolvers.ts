import { notFound } from '@hotmess/shared/errors/domain-error';
import { pageSize, toConnection } from '@hotmess/shared/graphql/connection';
import { byStart, startCursor } from '../beacon/cursors.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { listCities } from './queries.ts';

export const cityResolvers: Resolvers = {
  Query: {
    cities: (_, __, { deps, actor }) => listCities(deps.database.as(actor)),
    city: async (_, { id }, { loaders }) => (await loaders.city.load(id)) ?? notFound(),
  },
  City: {
    __resolveReference: async ({ id }, { loaders }) => (await loaders.city.load(id)) ?? null,
    countryCode: (city) => city.country_code,
    timeZone: (city) => city.time_zone,
    async liveBeacons(city, { type, first, after }, { loaders }) {
      const size = pageSize(first);
      if (after) byStart.decode(after);
      const rows = await loaders.beacon.liveOfCity({ type, after, limit: size + 1 }).load(city.id);
      return toConnection(rows, size, startCursor, Boolean(after));
    },
  },
};
