import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { OVERRIDE_COLUMNS, type OverrideRow } from './rows.ts';

type Db = Kysely<DB>;

/** The override that counts: the newest that has not expired. */
export function findOverride(db: Db): Promise<OverrideRow | undefined> {
  return db
    .selectFrom('now_playing_overrides')
    .select(OVERRIDE_COLUMNS)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
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

/** Deletes overrides that expired a day ago or longer. @returns how many */
export async function deleteExpiredOverrides(db: Db): Promise<number> {
  const result = await db
    .deleteFrom('now_playing_overrides')
    .where('expires_at', '<', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
