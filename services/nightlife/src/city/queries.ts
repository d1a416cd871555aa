import { type Kysely, type Selectable, sql } from 'kysely';
import type { Cities, DB } from '../generated/database.ts';

const CITY_COLUMNS = ['id', 'name', 'country_code', 'time_zone'] as const;

export type CityRow = Pick<Selectable<Cities>, (typeof CITY_COLUMNS)[number]>;

/** All cities by name. */
export function listCities(db: Kysely<DB>): Promise<CityRow[]> {
  return db.selectFrom('cities').select(CITY_COLUMNS).orderBy('name').execute();
}

/** One city. */
export function findCity(db: Kysely<DB>, id: string): Promise<CityRow | undefined> {
  return db.selectFrom('cities').select(CITY_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** Cities by id, in no order. */
export function findCities(db: Kysely<DB>, ids: readonly string[]): Promise<CityRow[]> {
  return db
    .selectFrom('cities')
    .select(CITY_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}
