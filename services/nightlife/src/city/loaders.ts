import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findCities } from './queries.ts';

/** Loads cities for one request. @param db the actor's database */
export function cityLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (ids) => findCities(db, ids),
    (city) => city.id,
  );
}
