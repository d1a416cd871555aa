import { type Insertable, type Kysely, type Updateable, sql } from 'kysely';
import type { DB, RadioShows } from '../generated/database.ts';
import { showCursor } from './cursors.ts';
import type { ShowStatus } from './machine.ts';
import { SHOW_COLUMNS, type ShowRow } from './rows.ts';

type Db = Kysely<DB>;

/** One show as far as the actor may see it. */
export async function findShow(db: Db, id: string): Promise<ShowRow | undefined> {
  const [row] = await findShows(db, [id]);
  return row;
}

/** Shows by id, in no order; those that the actor may not see are left out. */
export function findShows(db: Db, ids: readonly string[]): Promise<ShowRow[]> {
  return db
    .selectFrom('radio_shows')
    .select(SHOW_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Shows of a status, newest first. @param limit rows at most */
export function listShows(
  db: Db,
  status: ShowStatus,
  after: string | null | undefined,
  limit: number,
): Promise<ShowRow[]> {
  let query = db
    .selectFrom('radio_shows')
    .select(SHOW_COLUMNS)
    .where('status', '=', status)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', showCursor.decode(after));
  return query.execute();
}

export type NewShow = Pick<
  Insertable<RadioShows>,
  'title' | 'host_name' | 'description' | 'artwork_url' | 'tags'
>;

/** Inserts a draft. */
export function insertShow(db: Db, show: NewShow): Promise<ShowRow> {
  return db.insertInto('radio_shows').values(show).returning(SHOW_COLUMNS).executeTakeFirstOrThrow();
}

/**
 * Changes a show, if it still is as it was seen.
 * @returns undefined where someone else changed it meanwhile
 */
export function changeShow(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<RadioShows>,
): Promise<ShowRow | undefined> {
  return db
    .updateTable('radio_shows')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(SHOW_COLUMNS)
    .executeTakeFirst();
}
