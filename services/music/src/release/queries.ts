import { type Insertable, type Kysely, type SqlBool, type Updateable, sql } from 'kysely';
import type { DB, RecordsReleases } from '../generated/database.ts';
import { byComing, byCreation, byRelease } from './cursors.ts';
import type { ReleaseStatus } from './machine.ts';
import { RELEASE_COLUMNS, type ReleaseRow, type UpcomingRow } from './rows.ts';

type Db = Kysely<DB>;

const OUT = sql<SqlBool>`(status = 'live' or status = 'scheduled' and release_at <= now())`;

/** Releases by id, in no order; those that the actor may not see are left out. */
export function findReleases(db: Db, ids: readonly string[]): Promise<ReleaseRow[]> {
  return db
    .selectFrom('records_releases')
    .select(RELEASE_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** One release as far as the actor may see it. */
export async function findRelease(db: Db, id: string): Promise<ReleaseRow | undefined> {
  const [row] = await findReleases(db, [id]);
  return row;
}

/** What is out, newest first. @param search words that all must be there, each whole; @param limit rows at most */
export function listReleased(
  db: Db,
  { search, after }: { search?: string | null | undefined; after?: string | null | undefined },
  limit: number,
): Promise<ReleaseRow[]> {
  let query = db
    .selectFrom('records_releases')
    .select(RELEASE_COLUMNS)
    .where(OUT)
    .orderBy('release_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (search) query = query.where(sql<SqlBool>`search @@ websearch_to_tsquery('simple', ${search})`);
  if (after) {
    const { at, id } = byRelease.decode(after);
    query = query.where(sql<SqlBool>`(release_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** What is announced, soonest first. @param limit rows at most */
export async function listUpcoming(
  db: Db,
  after: string | null | undefined,
  limit: number,
): Promise<UpcomingRow[]> {
  let query = db
    .selectFrom('upcoming_releases')
    .select(['id', 'title', 'artist', 'label', 'artwork_url', 'release_at'])
    .orderBy('release_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { at, id } = byComing.decode(after);
    query = query.where(sql<SqlBool>`(release_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return (await query.execute()) as UpcomingRow[];
}

/** Releases of a status as readers see it, newest made first; for admins. @param limit rows at most */
export function listByStatus(
  db: Db,
  status: ReleaseStatus,
  after: string | null | undefined,
  limit: number,
): Promise<ReleaseRow[]> {
  let query = db.selectFrom('records_releases').select(RELEASE_COLUMNS).orderBy('id', 'desc').limit(limit);
  if (status === 'live') query = query.where(OUT);
  else query = query.where('status', '=', status);
  if (status === 'scheduled') query = query.where('release_at', '>', sql<Date>`now()`);
  if (after) query = query.where('id', '<', byCreation.decode(after));
  return query.execute();
}

export type NewRelease = Pick<
  Insertable<RecordsReleases>,
  'title' | 'artist' | 'label' | 'artwork_url' | 'soundcloud_url'
>;

/** Inserts a draft. */
export function insertRelease(db: Db, release: NewRelease): Promise<ReleaseRow> {
  return db
    .insertInto('records_releases')
    .values(release)
    .returning(RELEASE_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** The present by the clock that judges releases: the database's. In whole milliseconds, as rows have it. */
export async function databaseNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select date_trunc('milliseconds', now()) as now`.execute(db);
  return rows[0]!.now;
}

/** Changes a release, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeRelease(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<RecordsReleases>,
): Promise<ReleaseRow | undefined> {
  return db
    .updateTable('records_releases')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(RELEASE_COLUMNS)
    .executeTakeFirst();
}

/**
 * Moves scheduled releases whose moment has come to live; for the system. Locked rows are another's, who moves them.
 * @param limit rows at most
 * @returns them as they are now
 */
export function publishDue(db: Db, limit: number): Promise<ReleaseRow[]> {
  return db
    .updateTable('records_releases')
    .set({ status: 'live' })
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('records_releases')
        .select('id')
        .where('status', '=', 'scheduled')
        .where('release_at', '<=', sql<Date>`now()`)
        .orderBy('release_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(RELEASE_COLUMNS)
    .execute();
}
