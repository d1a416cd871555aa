import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { newestFirst } from './cursors.ts';
import { OVERRIDE_COLUMNS, type OverrideRow, PAST_OVERRIDE_COLUMNS, type PastOverrideRow } from './rows.ts';

type Db = Kysely<DB>;

/** What "now playing" is made of, all of one moment of the database's clock. */
export interface Glance {
  readonly now: Date;
  /** Counts the changes of the schedule. */
  readonly version: number;
  /** The override that counts: the newest that has neither expired nor been cleared. */
  readonly override: OverrideRow | undefined;
}

type GlanceRow = { now: Date; version: number } & {
  [Column in keyof OverrideRow]: OverrideRow[Column] | null;
};

// The statement's own time: in a transaction that waited for a lock, now() would be older than what it sees. That no
// override lasts longer than 240 minutes keeps the search among those that may still count.
const GLANCE = sql<GlanceRow>`
  select date_trunc('milliseconds', statement_timestamp()) as now, station.schedule_version as version, latest.*
  from station
  left join lateral (
    select ${sql.join(OVERRIDE_COLUMNS.map((column) => sql.ref(column)))} from now_playing_overrides
    where starts_at > statement_timestamp() - interval '241 minutes'
      and expires_at > statement_timestamp() and cleared_at is null
    order by starts_at desc, id desc
    limit 1
  ) as latest on true`;
let compiled: CompiledQuery<GlanceRow> | undefined;

/** What counts now, in one query compiled once: it is the station's most frequent question. */
export async function glance(db: Db): Promise<Glance> {
  compiled ??= GLANCE.compile(db);
  const { now, version, ...override } = (await db.executeQuery(compiled)).rows[0]!;
  return { now, version, override: override.id === null ? undefined : (override as OverrideRow) };
}

/** Overrides with who set them, newest first. @param limit rows at most */
export function listOverrides(
  db: Db,
  after: string | null | undefined,
  limit: number,
): Promise<PastOverrideRow[]> {
  let query = db
    .selectFrom('now_playing_overrides')
    .select(PAST_OVERRIDE_COLUMNS)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) {
    const { at, id } = newestFirst.decode(after);
    query = query.where(sql<boolean>`(starts_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

export interface NewOverride {
  readonly title: string;
  readonly artist: string | null;
  readonly showId: string | null;
  readonly setBy: string;
  readonly minutes: number;
}

/** Inserts an override; its life begins by the database's clock, which also judges its end. */
export function insertOverride(db: Db, override: NewOverride): Promise<OverrideRow> {
  return db
    .insertInto('now_playing_overrides')
    .values({
      title: override.title,
      artist: override.artist,
      show_id: override.showId,
      set_by: override.setBy,
      expires_at: sql<Date>`date_trunc('milliseconds', now()) + make_interval(mins => ${override.minutes}::int)`,
    })
    .returning(OVERRIDE_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Ends every override that still counts or would count again. @returns them, newest first */
export async function clearOverrides(db: Db, clearedBy: string): Promise<OverrideRow[]> {
  const cleared = await db
    .updateTable('now_playing_overrides')
    .set({ cleared_at: sql<Date>`date_trunc('milliseconds', now())`, cleared_by: clearedBy })
    .where('expires_at', '>', sql<Date>`now()`)
    .where('cleared_at', 'is', null)
    .returning(OVERRIDE_COLUMNS)
    .execute();
  return cleared.sort((one, other) => other.starts_at.getTime() - one.starts_at.getTime());
}

/** What `now_playing.changed` last said; all null for silence. */
export interface Announced {
  readonly title: string | null;
  readonly show_id: string | null;
  readonly overridden: boolean;
  readonly starts_at: Date | null;
  readonly ends_at: Date | null;
}

const ANNOUNCED_COLUMNS = ['title', 'show_id', 'overridden', 'starts_at', 'ends_at'] as const;

export function findAnnounced(db: Db): Promise<Announced> {
  return db.selectFrom('now_playing_announced').select(ANNOUNCED_COLUMNS).executeTakeFirstOrThrow();
}

/** The same, locked until the transaction ends: who tells of changes does so one after the other. */
export function lockAnnounced(db: Db): Promise<Announced> {
  return db
    .selectFrom('now_playing_announced')
    .select(ANNOUNCED_COLUMNS)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function noteAnnounced(db: Db, announced: Announced): Promise<void> {
  await db.updateTable('now_playing_announced').set(announced).execute();
}

/** Deletes overrides that expired 30 days ago or longer. @returns how many */
export async function deleteExpiredOverrides(db: Db): Promise<number> {
  const result = await db
    .deleteFrom('now_playing_overrides')
    .where('expires_at', '<', sql<Date>`now() - interval '30 days'`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
