import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findShows } from './queries.ts';

/** Loads shows for one request. @param db the actor's database */
export function showLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (ids) => findShows(db, ids),
    (show) => show.id,
  );
}
