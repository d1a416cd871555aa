import type { DB } from '@hotmess/nightlife/generated/database';
import { publishPulse } from '@hotmess/nightlife/jobs/publish-pulse';
import type { Database } from '@hotmess/shared/db/database';
import pg from 'pg';
import { furnish } from './fixtures.ts';

/** The city that every second scan is in. */
export const CITY = 'benchville';

const BEACONS = 200;
const AT_ONCE = 500_000;
const THRESHOLD = 20;

/**
 * Fills a database with scans of some days, evenly by hour and mostly at a few beacons, so that there is something to
 * publish, and publishes all of it with nightlife's own job. Straight into the tables: it is the past.
 * @param days at most 27, as the partition of the month before is the oldest
 * @returns hours published, and milliseconds that an hour took
 */
export async function layHistory(
  superuserUrl: string,
  database: Database<DB>,
  history: { readonly scans: number; readonly days: number },
): Promise<{ hours: number; millisecondsAnHour: number }> {
  const { ids } = await furnish(superuserUrl, BEACONS);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (let from = 0; from < history.scans; from += AT_ONCE)
      await client.query(
        `insert into beacon_scans (scanned_at, beacon_id, token_id, scope, user_id, status, first_for_user)
         select date_trunc('hour', now()) - $2::int * interval '1 day'
                  + number::float8 / $3 * $2::int * interval '1 day',
                ($1::uuid[])[1 + floor(power(random(), 6) * $4)::int], null, 'check_in', gen_random_uuid(), 'valid', true
         from generate_series($5::bigint, $6::bigint) as number`,
        [ids, history.days, history.scans, BEACONS, from, Math.min(from + AT_ONCE, history.scans) - 1],
      );
    await client.query('vacuum analyze beacon_scans');
  } finally {
    await client.end();
  }
  const since = performance.now();
  const hours = await publishPulse(database, THRESHOLD);
  return { hours, millisecondsAnHour: (performance.now() - since) / Math.max(1, hours) };
}
