import { loaderOfMany, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { listShown } from './queries.ts';

/** What threads show of evidence. @param db the actor's database */
export function evidenceLoaders(db: Kysely<DB>) {
  return loadersByArguments(({ limit }: { limit: number }) =>
    loaderOfMany(
      (beaconIds) => listShown(db, beaconIds, limit),
      (evidence) => evidence.beacon_id,
    ),
  );
}
