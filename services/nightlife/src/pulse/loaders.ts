import { loaderOfMany, loaderOfOne, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findStats, findTotals, listPulse } from './queries.ts';

/** Loads published numbers for one request. @param db the actor's database */
export function pulseLoaders(db: Kysely<DB>) {
  return {
    ofCity: loadersByArguments((hours: number) =>
      loaderOfMany(
        (cityIds) => listPulse(db, cityIds, hours),
        (pulse) => pulse.city_id,
      ),
    ),
    stats: loaderOfOne(
      (beaconIds) => findStats(db, beaconIds),
      (stats) => stats.beacon_id,
    ),
    totals: loaderOfOne(
      (beaconIds) => findTotals(db, beaconIds),
      (totals) => totals.beacon_id,
    ),
  };
}
