import { loaderOfMany, loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findReleases } from './queries.ts';
import { listTracks } from './tracks.ts';

/** Loads releases and their tracks for one request. @param db the actor's database */
export function releaseLoaders(db: Kysely<DB>) {
  return {
    byId: loaderOfOne(
      (ids) => findReleases(db, ids),
      (release) => release.id,
    ),
    tracks: loaderOfMany(
      (releaseIds) => listTracks(db, releaseIds),
      (track) => track.release_id,
    ),
  };
}
