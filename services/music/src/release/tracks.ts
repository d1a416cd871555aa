import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import type { TrackInput } from './input.ts';
import { TRACK_COLUMNS, type TrackRow } from './rows.ts';

type Db = Kysely<DB>;

/** Tracks of several releases, in their order, in one query; at most 99 of each. */
export function listTracks(db: Db, releaseIds: readonly string[]): Promise<TrackRow[]> {
  return db
    .selectFrom('release_tracks')
    .select(TRACK_COLUMNS)
    .where('release_id', '=', sql<string>`any(${[...releaseIds]}::uuid[])`)
    .orderBy('release_id')
    .orderBy('position')
    .execute();
}

/** Puts a list of tracks in the place of the one there was; their place in the list is their position. */
export async function replaceTracks(db: Db, releaseId: string, tracks: readonly TrackInput[]): Promise<void> {
  await db.deleteFrom('release_tracks').where('release_id', '=', releaseId).execute();
  if (tracks.length === 0) return;
  await db
    .insertInto('release_tracks')
    .values(
      tracks.map(({ title, durationSeconds, isrc }, index) => ({
        release_id: releaseId,
        position: index + 1,
        title,
        duration_seconds: durationSeconds,
        isrc: isrc ?? null,
      })),
    )
    .execute();
}
