import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** What counts as being there: a valid scan that nobody declared void. Who works there is no guest. */
const GUEST = sql`scan.status = 'valid' and scan.scope <> 'staff'
  and not exists (select from scan_voids as void where void.scan_id = scan.id)`;

/**
 * The next hour to publish: the one after the last published, or that of the first scan of the last 31 days. An hour is
 * closed two minutes after its end, so that what began in it has been committed.
 * @returns undefined where it is not closed yet
 */
export async function nextClosedHour(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ next: Date }>`
    select next
    from (select coalesce(
            (select max(hour) + interval '1 hour' from published_hours),
            (select greatest(date_trunc('hour', min(scanned_at), 'UTC'),
                             date_trunc('hour', now(), 'UTC') - interval '31 days') from beacon_scans
             having min(scanned_at) is not null),
            date_trunc('hour', now(), 'UTC') - interval '1 hour') as next) as due
    where next + interval '1 hour 2 minutes' <= now()`.execute(db);
  return rows[0]?.next;
}

/**
 * Publishes an hour's numbers, once and for all; in one transaction.
 * @param threshold of how many distinct persons a number stands on at least
 * @returns whether it was published, false where that was done before
 */
export async function publishHour(db: Db, hour: Date, threshold: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into published_hours (hour) values (${hour}::timestamptz) on conflict do nothing`.execute(db);
  if (numAffectedRows !== 1n) return false;
  await publishPresence(db, hour, threshold);
  await rankBeacons(db, hour);
  for (const measure of ['scans', 'posts', 'listings'] as const)
    await addToTotals(db, measure, hour, threshold);
  return true;
}

/**
 * Who was where in the hour: of each city how many, and of each beacon for its rank.
 *
 * An hour of a city falls into blocks: its beacons with enough persons, one each, and the others together. Each block
 * has enough persons or none: where the others are too few, the smallest of the counted beacons joins them. So nothing
 * that follows from what is published, in whatever way it is added and subtracted, is about fewer.
 */
async function publishPresence(db: Db, hour: Date, threshold: number): Promise<void> {
  await sql`
    with present as materialized (
      select distinct beacon.city_id, scan.beacon_id, scan.user_id
      from beacon_scans as scan
      join beacons as beacon on beacon.id = scan.beacon_id
      where scan.scanned_at >= ${hour}::timestamptz and scan.scanned_at < ${hour}::timestamptz + interval '1 hour'
        and ${GUEST} and scan.user_id is not null
    ), counted as materialized (
      select city_id, beacon_id, count(*)::integer as people,
             row_number() over (partition by city_id order by count(*), beacon_id) as from_smallest
      from present group by city_id, beacon_id having count(*) >= ${threshold}::int
    ), others as (
      select city_id, count(distinct user_id) as people
      from present where beacon_id not in (select beacon_id from counted) group by city_id
    ), kept as (
      insert into beacon_hours (hour, beacon_id, people)
      select ${hour}::timestamptz, counted.beacon_id, counted.people / 5 * 5
      from counted left join others using (city_id)
      where counted.from_smallest > 1 or others.people is null or others.people >= ${threshold}::int
    )
    insert into city_hours (city_id, hour, night, people, night_so_far)
    select busy.city_id, ${hour}::timestamptz, busy.night, busy.people,
           busy.people + coalesce((select sum(earlier.people) from city_hours as earlier
                                   where earlier.city_id = busy.city_id and earlier.night = busy.night), 0)
    from (select present.city_id, (count(distinct present.user_id) / 5 * 5)::integer as people,
                 ((${hour}::timestamptz at time zone city.time_zone) - interval '6 hours')::date as night
          from present join cities as city on city.id = present.city_id
          group by present.city_id, city.time_zone
          having count(distinct present.user_id) >= ${threshold}::int) as busy`.execute(db);
}

/**
 * Ranks what is live by the 24 hours that end with this one; equals in the order of their making, since an exact count
 * may not decide. The first hundred are kept, and each city's first twenty.
 */
async function rankBeacons(db: Db, hour: Date): Promise<void> {
  await sql`
    insert into popular_ranks (hour, rank, city_rank, beacon_id, city_id)
    select ${hour}::timestamptz, rank, city_rank, id, city_id
    from (select beacon.id, beacon.city_id,
                 row_number() over (order by recent.people desc, beacon.id) as rank,
                 row_number() over (partition by beacon.city_id order by recent.people desc, beacon.id) as city_rank
          from (select beacon_id, sum(people) as people from beacon_hours
                where hour > ${hour}::timestamptz - interval '24 hours' and hour <= ${hour}::timestamptz
                group by beacon_id) as recent
          join beacons as beacon on beacon.id = recent.beacon_id
          where beacon.status = 'live' and (beacon.ends_at is null or beacon.ends_at > now())) as ranked
    where rank <= 100 or city_rank <= 20`.execute(db);
}

/** What is added to beacons' totals: where, by whom and when. */
const ADDITIONS = {
  scans: sql`select scan.beacon_id, scan.user_id as person, scan.scanned_at as at from beacon_scans as scan where ${GUEST}`,
  posts: sql`select beacon_id, author_id as person, created_at as at from beacon_posts
             where status in ('visible', 'locked') and author_id is not null`,
  listings: sql`select beacon_id, seller_id as person, published_at as at from ticket_listings
                where status in ('live', 'sold') and seller_id is not null`,
};

/**
 * Adds to beacons' totals what came since their last addition, once enough persons stand behind it: so the difference
 * of any two totals is about enough persons too. What did not come to that within 31 days falls away.
 */
async function addToTotals(
  db: Db,
  measure: keyof typeof ADDITIONS,
  hour: Date,
  threshold: number,
): Promise<void> {
  const additions = ADDITIONS[measure];
  await sql`
    insert into beacon_cells (beacon_id, measure, until, amount)
    select touched.beacon_id, ${measure}::text, ${hour}::timestamptz + interval '1 hour', added.amount / 5 * 5
    from (select now_at.beacon_id, greatest(max(last.until), ${hour}::timestamptz - interval '31 days') as since
          from (select distinct addition.beacon_id from (${additions}) as addition
                where addition.at >= ${hour}::timestamptz
                  and addition.at < ${hour}::timestamptz + interval '1 hour') as now_at
          left join beacon_cells as last on last.beacon_id = now_at.beacon_id and last.measure = ${measure}::text
          group by now_at.beacon_id) as touched
    cross join lateral (
      select count(*) as amount, count(distinct addition.person) as people
      from (${additions}) as addition
      where addition.beacon_id = touched.beacon_id and addition.at >= touched.since
        and addition.at < ${hour}::timestamptz + interval '1 hour'
    ) as added
    where added.people >= ${threshold}::int`.execute(db);
}

/** Adds the views of days that have ended to beacons' totals and forgets who looked. */
export async function closeViewDays(db: Db, threshold: number): Promise<void> {
  await sql`
    with ended as (
      delete from beacon_viewers where day < (now() at time zone 'UTC')::date
      returning day, beacon_id, signed_in
    )
    insert into beacon_cells (beacon_id, measure, until, amount)
    select beacon_id, 'views', (day + 1)::timestamp at time zone 'UTC', count(*) / 5 * 5
    from ended group by beacon_id, day
    having count(*) filter (where signed_in) >= ${threshold}::int
    on conflict do nothing`.execute(db);
}
