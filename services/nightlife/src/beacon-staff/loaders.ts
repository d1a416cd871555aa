import { loaderOfMany, loadersByArguments } from '@hotmess/shared/graphql/batch-loader';
import type { Kysely } from 'kysely';
import type { DB } from '../generated/database.ts';
import { listStaffByBeacon } from './queries.ts';

/** A page of a door's staff, before it is known which door. */
export interface StaffPage {
  readonly after: string | null | undefined;
  readonly limit: number;
}

/** Loads doors' staff for one request. @param db the actor's database */
export function beaconStaffLoader(db: Kysely<DB>) {
  return loadersByArguments(({ after, limit }: StaffPage) =>
    loaderOfMany(
      (beaconIds) => listStaffByBeacon(db, beaconIds, after, limit),
      (member) => member.beacon_id,
    ),
  );
}
