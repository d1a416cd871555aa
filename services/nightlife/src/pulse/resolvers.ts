import { badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { MAX_PAGE } from '@hotmess/shared/graphql/connection';
import { entityId } from '@hotmess/shared/graphql/input';
import { presentStatus } from '../beacon/status.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { maySeeTotals } from './policy.ts';
import { type BeaconStatsRow, type BeaconTotalsRow, listHeat, listPopular } from './queries.ts';

const LONGEST_PULSE = 168;
/** As many as the snapshot keeps of each city; see publish.ts. */
const MOST_OF_CITY = 20;

const noTotals = (beaconId: string): BeaconTotalsRow => ({
  beacon_id: beaconId,
  scans: null,
  views: null,
  as_of: null,
});
const noStats = (beaconId: string): BeaconStatsRow => ({
  beacon_id: beaconId,
  listings: null,
  posts: null,
  as_of: null,
});

export const pulseResolvers: Resolvers = {
  Query: {
    async nightPulse(_, { cityId, hours }, { loaders }) {
      const back = pulseHours(hours);
      const city = (await loaders.city.load(cityId)) ?? notFound();
      return [...(await loaders.pulse.ofCity(back).load(city.id))];
    },
    cityHeatMap: (_, __, { deps, actor }) => listHeat(deps.database.as(actor)),
    async popularBeacons(_, { cityId, first }, { deps, actor, loaders }) {
      const most = cityId == null ? MAX_PAGE : MOST_OF_CITY;
      const size = first ?? MOST_OF_CITY;
      if (size < 1 || size > most) badInput('first', `"first" must be between 1 and ${most}.`);
      if (cityId != null && !(await loaders.city.load(cityId))) notFound();
      return listPopular(deps.database.as(actor), cityId ?? null, size);
    },
    async beaconStats(_, { beaconId }, { loaders }) {
      const beacon = (await loaders.beacon.byId.load(entityId(beaconId))) ?? notFound();
      if (presentStatus(beacon, new Date()) !== 'live') notFound();
      return (await loaders.pulse.stats.load(beacon.id)) ?? noStats(beacon.id);
    },
  },
  City: {
    pulse: async (city, { hours }, { loaders }) => [
      ...(await loaders.pulse.ofCity(pulseHours(hours)).load(city.id)),
    ],
  },
  Beacon: {
    stats: async (beacon, _, { loaders }) =>
      (await loaders.pulse.stats.load(beacon.id)) ?? noStats(beacon.id),
    async totals(beacon, _, { loaders, actor }) {
      if (!maySeeTotals(actor, beacon)) return null;
      return (await loaders.pulse.totals.load(beacon.id)) ?? noTotals(beacon.id);
    },
  },
  CityPulse: { cityId: (pulse) => pulse.city_id },
  CityHeat: { cityId: (heat) => heat.city_id, asOf: (heat) => heat.as_of },
  PopularBeacon: {
    beaconId: (popular) => popular.beacon_id,
    cityId: (popular) => popular.city_id,
    asOf: (popular) => popular.as_of,
  },
  BeaconStats: { beaconId: (stats) => stats.beacon_id, asOf: (stats) => stats.as_of },
  BeaconTotals: { asOf: (totals) => totals.as_of },
};

function pulseHours(hours: number | null | undefined): number {
  const back = hours ?? 24;
  if (back < 1 || back > LONGEST_PULSE) badInput('hours', `"hours" must be between 1 and ${LONGEST_PULSE}.`);
  return back;
}
