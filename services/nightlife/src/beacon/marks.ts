import { line } from '@hotmess/shared/graphql/text';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB, Json } from '../generated/database.ts';
import { reviewReason } from './input.ts';

/** A marker that moderators put on a beacon. */
export interface ContentFlag {
  /** snake_case, such as `needs_age_check`. */
  readonly name: string;
  /** A few words, or null. */
  readonly note: string | null;
}

const flagName = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, 'is not a name such as needs_age_check');
const flagNote = line.min(1, 'is empty').max(200, 'has more than 200 characters');

const contentFlags = z
  .array(z.object({ name: flagName, note: flagNote.nullish() }))
  .max(20, 'has more than 20 flags')
  .refine((flags) => new Set(flags.map(({ name }) => name)).size === flags.length, 'names a flag twice')
  .transform((flags) => Object.fromEntries(flags.map(({ name, note }) => [name, note ?? true])));

/** What a moderator sends; what is left out stays as it is, and `rulesetId: null` brings the defaults back. */
export const moderateBeaconInput = z.object({
  id: z.string(),
  version: z.number().int().nullish(),
  hostType: z.enum(['admin', 'venue', 'approved_host']).nullish(),
  rulesetId: z.string().nullish(),
  contentFlags: contentFlags.nullish(),
  reason: reviewReason,
});

/** What is stored of the flags: names, each with its note or `true`. */
const storedFlags = z.record(flagName, z.union([z.literal(true), flagNote]));

/** The flags that a row holds; what does not fit, such as what was written by hand, is left out. */
export function readFlags(stored: Json): ContentFlag[] {
  const parsed = storedFlags.safeParse(stored);
  return Object.entries(parsed.success ? parsed.data : {}).map(([name, note]) => ({
    name,
    note: note === true ? null : note,
  }));
}

/** What staff say of beacons. */
export interface Marks {
  readonly id: string;
  readonly content_flags: Json;
  readonly ruleset_id: string | null;
}

/** What staff say of beacons; for staff. */
export function findMarks(db: Kysely<DB>, ids: readonly string[]): Promise<Marks[]> {
  return db
    .selectFrom('beacons')
    .select(['id', 'content_flags', 'ruleset_id'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}
