import { loaderOfMany, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { listTokensByBeacon } from './queries.ts';

/** A page of a beacon's tokens, before it is known which beacon. */
export interface TokenPage {
  readonly after: string | null | undefined;
  readonly limit: number;
}

/** Loads tokens for one request. @param db the actor's database */
export function qrTokenLoaders(db: Kysely<DB>) {
  return {
    ofBeacon: loadersByArguments(({ after, limit }: TokenPage) =>
      loaderOfMany(
        (beaconIds) => listTokensByBeacon(db, beaconIds, after, limit),
        (token) => token.beacon_id,
      ),
    ),
  };
}
