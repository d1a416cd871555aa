import type { Kysely, Selectable } from 'kysely';
import type { DB, ReporterMutes } from '../generated/database.ts';

export type MuteRow = Pick<Selectable<ReporterMutes>, 'user_id' | 'muted_until'>;

/** Mutes a reporter, or changes until when. */
export function upsertMute(
  db: Kysely<DB>,
  mute: { userId: string; until: Date; reason: string },
): Promise<MuteRow> {
  return db
    .insertInto('reporter_mutes')
    .values({ user_id: mute.userId, muted_until: mute.until, reason: mute.reason })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ muted_until: mute.until, reason: mute.reason }),
    )
    .returning(['user_id', 'muted_until'])
    .executeTakeFirstOrThrow();
}

/** Until when someone may not file; undefined where he may. */
export async function findMute(db: Kysely<DB>, userId: string, now: Date): Promise<Date | undefined> {
  const row = await db
    .selectFrom('reporter_mutes')
    .select('muted_until')
    .where('user_id', '=', userId)
    .where('muted_until', '>', now)
    .executeTakeFirst();
  return row?.muted_until;
}
