import { loaderOfMany } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { listExceptions } from './queries.ts';

/** Loads the exceptions of blocks for one request. @param db the actor's database */
export function scheduleExceptionLoader(db: Kysely<DB>) {
  return loaderOfMany(
    (blockIds) => listExceptions(db, blockIds),
    (exception) => exception.block_id,
  );
}
