import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findLocks } from './queries.ts';

/** Which threads are locked. @param db the actor's database */
export function threadLockLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (beaconIds) => findLocks(db, beaconIds),
    (lock) => lock.beacon_id,
  );
}
