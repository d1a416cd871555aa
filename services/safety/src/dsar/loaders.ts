import { loaderOfMany } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { listProgress } from './queries.ts';

/** Loads how far services are for one request. @param db the actor's database */
export function dsarProgressLoader(db: Kysely<DB>) {
  return loaderOfMany(
    (requestIds) => listProgress(db, requestIds),
    (part) => part.request_id,
  );
}
