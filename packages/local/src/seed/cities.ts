import type { Actor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import type { DB } from '@hotmess/nightlife/generated/database';

/** Id, name, ISO 3166-1 country, IANA zone. */
const CITIES = [
  ['amsterdam', 'Amsterdam', 'NL', 'Europe/Amsterdam'],
  ['antwerp', 'Antwerp', 'BE', 'Europe/Brussels'],
  ['barcelona', 'Barcelona', 'ES', 'Europe/Madrid'],
  ['berlin', 'Berlin', 'DE', 'Europe/Berlin'],
  ['birmingham', 'Birmingham', 'GB', 'Europe/London'],
  ['brighton', 'Brighton', 'GB', 'Europe/London'],
  ['bristol', 'Bristol', 'GB', 'Europe/London'],
  ['cape-town', 'Cape Town', 'ZA', 'Africa/Johannesburg'],
  ['chicago', 'Chicago', 'US', 'America/Chicago'],
  ['cologne', 'Cologne', 'DE', 'Europe/Berlin'],
  ['copenhagen', 'Copenhagen', 'DK', 'Europe/Copenhagen'],
  ['dublin', 'Dublin', 'IE', 'Europe/Dublin'],
  ['edinburgh', 'Edinburgh', 'GB', 'Europe/London'],
  ['glasgow', 'Glasgow', 'GB', 'Europe/London'],
  ['lisbon', 'Lisbon', 'PT', 'Europe/Lisbon'],
  ['london', 'London', 'GB', 'Europe/London'],
  ['los-angeles', 'Los Angeles', 'US', 'America/Los_Angeles'],
  ['madrid', 'Madrid', 'ES', 'Europe/Madrid'],
  ['manchester', 'Manchester', 'GB', 'Europe/London'],
  ['melbourne', 'Melbourne', 'AU', 'Australia/Melbourne'],
  ['new-york', 'New York', 'US', 'America/New_York'],
  ['paris', 'Paris', 'FR', 'Europe/Paris'],
  ['sydney', 'Sydney', 'AU', 'Australia/Sydney'],
  ['toronto', 'Toronto', 'CA', 'America/Toronto'],
] as const;

/** Adds the cities that are missing, as an admin. @returns how many there are */
export async function seedCities(database: Database<DB>, admin: Actor): Promise<number> {
  await database.inTransaction(admin, ({ db }) =>
    db
      .insertInto('cities')
      .values(CITIES.map(([id, name, country_code, time_zone]) => ({ id, name, country_code, time_zone })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute(),
  );
  return CITIES.length;
}
