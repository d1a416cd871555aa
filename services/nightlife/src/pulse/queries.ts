import { type Kysely, type Selectable, sql } from 'kysely';
import type {
  BeaconStats,
  CityHeatMap,
  DB,
  NightPulseCityStats,
  PopularBeacons,
} from '../generated/database.ts';

type Db = Kysely<DB>;
/** A view's row; PostgreSQL does not know that its columns are never null. */
type Shown<View> = { [Column in keyof Selectable<View>]: NonNullable<Selectable<View>[Column]> };

export type CityPulseRow = Shown<NightPulseCityStats>;
export type CityHeatRow = Shown<CityHeatMap>;
export type PopularBeaconRow = Omit<Shown<PopularBeacons>, 'city_rank'>;
export type BeaconStatsRow = Pick<Shown<BeaconStats>, 'beacon_id'> &
  Selectable<Omit<BeaconStats, 'beacon_id'>>;

/** Published hours of cities, each city's newest first. @param hours how far back from now */
export async function listPulse(db: Db, cityIds: readonly string[], hours: number): Promise<CityPulseRow[]> {
  const rows = await db
    .selectFrom('night_pulse_city_stats')
    .select(['city_id', 'hour', 'people'])
    .where('city_id', '=', sql<string>`any(${[...cityIds]}::text[])`)
    .where('hour', '>=', sql<Date>`date_trunc('hour', now(), 'UTC') - make_interval(hours => ${hours}::int)`)
    .orderBy('city_id')
    .orderBy('hour', 'desc')
    .execute();
  return rows as CityPulseRow[];
}

/** Every city's night so far, the busiest first. */
export async function listHeat(db: Db): Promise<CityHeatRow[]> {
  const rows = await db
    .selectFrom('city_heat_map')
    .select(['city_id', 'night', 'as_of', 'activity'])
    .orderBy('activity', 'desc')
    .orderBy('city_id')
    .execute();
  return rows as CityHeatRow[];
}

/** Beacons by rank; a city's own ranks where one is given. @param limit rows at most */
export async function listPopular(db: Db, cityId: string | null, limit: number): Promise<PopularBeaconRow[]> {
  const rank = cityId === null ? 'rank' : 'city_rank';
  let query = db
    .selectFrom('popular_beacons')
    .select([`${rank} as rank`, 'beacon_id', 'city_id', 'type', 'title', 'as_of'])
    .orderBy(rank)
    .limit(limit);
  // A city's own best may stand beyond the hundred of all, and are listed there only.
  query = cityId === null ? query.where('rank', '<=', 100) : query.where('city_id', '=', cityId);
  return (await query.execute()) as PopularBeaconRow[];
}

/** Public numbers of beacons; those that have none are left out. */
export async function findStats(db: Db, beaconIds: readonly string[]): Promise<BeaconStatsRow[]> {
  const rows = await db
    .selectFrom('beacon_stats')
    .select(['beacon_id', 'listings', 'posts', 'as_of'])
    .where('beacon_id', '=', sql<string>`any(${[...beaconIds]}::uuid[])`)
    .execute();
  return rows as BeaconStatsRow[];
}

/** A beacon's totals, as its host sees them. */
export interface BeaconTotalsRow {
  readonly beacon_id: string;
  readonly scans: number | null;
  readonly views: number | null;
  readonly as_of: Date | null;
}

/** Totals of beacons, as far as the actor may see them; those that have none are left out. */
export async function findTotals(db: Db, beaconIds: readonly string[]): Promise<BeaconTotalsRow[]> {
  const { rows } = await sql<BeaconTotalsRow>`
    select beacon_id, sum(amount) filter (where measure = 'scans')::integer as scans,
           sum(amount) filter (where measure = 'views')::integer as views, max(until) as as_of
    from beacon_cells
    where beacon_id = any(${[...beaconIds]}::uuid[]) and measure in ('scans', 'views')
    group by beacon_id`.execute(db);
  return rows;
}
