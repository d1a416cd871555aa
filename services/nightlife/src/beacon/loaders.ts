import { loaderOfMany, loaderOfOne, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findMarks } from './marks.ts';
import { type LiveFilter, findBeacons, findRejectionReasons, listLiveByCity } from './queries.ts';

/** A page of what is on in a city, before it is known which city. */
export type CityPage = Pick<LiveFilter, 'type' | 'after'> & { readonly limit: number };

/** Loads beacons for one request. @param db the actor's database */
export function beaconLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findBeacons(db, ids),
      (beacon) => beacon.id,
    ),
    rejectionReason: loaderOfOne(
      (ids) => findRejectionReasons(db, ids),
      (beacon) => beacon.id,
    ),
    marks: loaderOfOne(
      (ids) => findMarks(db, ids),
      (beacon) => beacon.id,
    ),
    liveOfCity: loadersByArguments(({ limit, ...filter }: CityPage) =>
      loaderOfMany(
        (cityIds) => listLiveByCity(db, cityIds, filter, limit),
        (beacon) => beacon.city_id,
      ),
    ),
  };
}
