import type { Selectable } from 'kysely';
import type { RecordsReleases, ReleaseTracks, UpcomingReleases } from '../generated/database.ts';

/** What everyone who may see a release may see of it. */
export const RELEASE_COLUMNS = [
  'id',
  'title',
  'artist',
  'label',
  'artwork_url',
  'soundcloud_url',
  'release_at',
  'status',
  'version',
  'created_at',
  'updated_at',
] as const;

export type ReleaseRow = Pick<Selectable<RecordsReleases>, (typeof RELEASE_COLUMNS)[number]>;

export const TRACK_COLUMNS = ['id', 'release_id', 'position', 'title', 'duration_seconds', 'isrc'] as const;

export type TrackRow = Pick<Selectable<ReleaseTracks>, (typeof TRACK_COLUMNS)[number]>;

/** What is announced of a release; only `artwork_url` may be null. */
export type UpcomingRow = {
  [Column in keyof Selectable<UpcomingReleases>]: NonNullable<Selectable<UpcomingReleases>[Column]>;
} & { artwork_url: string | null };
