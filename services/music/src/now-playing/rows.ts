import type { Selectable } from 'kysely';
import type { NowPlayingOverrides } from '../generated/database.ts';

/** What everyone may see of an override: everything but who set it. */
export const OVERRIDE_COLUMNS = ['id', 'title', 'artist', 'show_id', 'starts_at', 'expires_at'] as const;

export type OverrideRow = Pick<Selectable<NowPlayingOverrides>, (typeof OVERRIDE_COLUMNS)[number]>;

/** What admins see of it. */
export const PAST_OVERRIDE_COLUMNS = [...OVERRIDE_COLUMNS, 'set_by', 'cleared_at', 'cleared_by'] as const;

export type PastOverrideRow = Pick<Selectable<NowPlayingOverrides>, (typeof PAST_OVERRIDE_COLUMNS)[number]>;
