import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

/** Beacons that one viewer is counted at in one day; no person looks at more. */
const MOST_A_DAY = 500;

/**
 * Counts a view, unless this viewer was counted today. Two at once meet at the unique key and one counts; the count goes
 * to one of the counter's sixteen rows, as scans do.
 * @param view.viewer 32 bytes that say who, for as long as the day lasts
 * @returns whether it counted
 */
export async function countView(
  db: Kysely<DB>,
  view: { beaconId: string; viewer: Buffer; signedIn: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ counted: boolean }>`
    with today as (
      select (now() at time zone 'UTC')::date as day
    ), viewed as (
      insert into beacon_viewers (day, viewer, beacon_id, signed_in)
      select today.day, ${view.viewer}::bytea, ${view.beaconId}::uuid, ${view.signedIn}::boolean
      from today
      where (select count(*) from beacon_viewers as earlier
             where earlier.day = today.day and earlier.viewer = ${view.viewer}::bytea) < ${MOST_A_DAY}::int
      on conflict do nothing returning beacon_id
    ), counted as (
      insert into beacon_counters (beacon_id, shard, views)
      select beacon_id, floor(random() * 16)::smallint, 1 from viewed
      on conflict (beacon_id, shard) do update set views = beacon_counters.views + 1
    )
    select exists (select from viewed) as counted`.execute(db);
  return rows[0]!.counted;
}
