import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findByActions } from './queries.ts';

/** Loads the appeals against actions for one request. @param db the actor's database */
export function appealLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (actionIds) => findByActions(db, actionIds),
    (appeal) => appeal.action_id,
  );
}
