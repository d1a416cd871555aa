import { loaderOfMany, loaderOfOne, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { countUses, listTokensByBeacon } from './queries.ts';

/** A page of a beacon's tokens, before it is known which beacon. */
export interface TokenPage {
  readonly after: string | null | undefined;
  readonly limit: number;
}

/** Loads tokens for one request. @param db the actor's database */
export function qrTokenLoaders(db: Kysely<DB>) {
  return {
    uses: loaderOfOne(
      (ids) => countUses(db, ids),
      (counted) => counted.token_id,
    ),
    ofBeacon: loadersByArguments(({ after, limit }: TokenPage) =>
      loaderOfMany(
        (beaconIds) => listTokensByBeacon(db, beaconIds, after, limit),
        (token) => token.beacon_id,
      ),
    ),
  };
}
