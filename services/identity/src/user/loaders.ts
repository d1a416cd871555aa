import { type Actor, isPerson } from '@hotmess/shared/db/actor';
import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findProfiles, findPublicProfiles } from './queries.ts';

/** Loads profiles for one request. @param db the actor's database */
export function profileLoader(db: Kysely<DB>, actor: Actor) {
  const find = isPerson(actor) ? findProfiles : findPublicProfiles;
  return loaderOfOne(
    (ids) => find(db, ids),
    (profile) => profile.id,
  );
}
