import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findListeners } from './queries.ts';

/** Loads the published listeners of shows for one request. @param db the actor's database */
export function listenersLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (showIds) => findListeners(db, showIds),
    (listeners) => listeners.show_id,
  );
}
