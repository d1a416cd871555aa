import { loaderOfOne } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { findRulesetsOf } from './queries.ts';

/** Loads beacons' rulesets for one request. @param db the actor's database */
export function rulesetLoader(db: Kysely<DB>) {
  return loaderOfOne(
    (beaconIds) => findRulesetsOf(db, beaconIds),
    (ruleset) => ruleset.beacon_id,
  );
}
