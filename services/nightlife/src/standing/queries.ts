import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

export type Standing = 'active' | 'suspended' | 'banned' | 'erased';

/** What identity last said of a person; active where it never said anything. For moderators and the system. */
export async function standingOf(db: Db, userId: string): Promise<Standing> {
  const row = await db
    .selectFrom('person_standings')
    .select('standing')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.standing ?? 'active';
}

/** True where a person is banned or erased: what he hosts is nowhere to be seen. */
export async function isOut(db: Db, userId: string): Promise<boolean> {
  return ['banned', 'erased'].includes(await standingOf(db, userId));
}

/**
 * Notes what identity says of a person, and locks his row: what follows from two events about him takes turns.
 * @param version the user's, by which an event that comes late is known
 * @returns false where a newer one was noted before
 */
export async function noteStanding(
  db: Db,
  person: { readonly userId: string; readonly standing: Standing; readonly version: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person_standings')
    .values({ user_id: person.userId, standing: person.standing, version: person.version })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({
          standing: person.standing,
          version: person.version,
          updated_at: sql<Date>`now()`,
        })
        .where('person_standings.version', '<', person.version),
    )
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) === 1;
}
