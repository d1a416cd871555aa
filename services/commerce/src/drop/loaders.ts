import { type Actor, userIdOf } from '@hotmess/shared/db/actor';
import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findDrops, findOwnEntries } from './queries.ts';

/** Loads drops for one request. @param db the actor's database */
export function dropLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (ids) => findDrops(db, ids),
    (drop) => drop.id,
  );
}

/** Loads the actor's own entries by drop. */
export function ownEntryLoader(db: Kysely<DB>, actor: Actor) {
  const userId = userIdOf(actor);
  return loaderOfOne(
    async (dropIds) => (userId === null ? [] : findOwnEntries(db, userId, dropIds)),
    (entry) => entry.drop_id,
  );
}
