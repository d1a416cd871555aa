import { type Kysely, sql } from 'kysely';
import type { DB, UserStandings } from '../generated/database.ts';

export type Standing = UserStandings['standing'];

/** How a person stands, as far as identity said; undefined where it never said anything but that he registered. */
export async function findStanding(db: Kysely<DB>, userId: string): Promise<Standing | undefined> {
  const row = await db
    .selectFrom('user_standings')
    .select('standing')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.standing;
}

/** Notes how a person stands; for the system. @returns false where something newer is known */
export async function keepStanding(
  db: Kysely<DB>,
  {
    userId,
    standing,
    version,
  }: { readonly userId: string; readonly standing: Standing; readonly version: number },
): Promise<boolean> {
  const kept = await db
    .insertInto('user_standings')
    .values({ user_id: userId, standing, version })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ standing, version, updated_at: sql<Date>`now()` })
        .where('user_standings.version', '<', version)
        .where('user_standings.standing', '<>', 'erased'),
    )
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}
