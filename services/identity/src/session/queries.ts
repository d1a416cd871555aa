import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Sessions } from '../generated/database.ts';
import { REFRESH_DAYS } from '../sign-in/queries.ts';

type Db = Kysely<DB>;

const COLUMNS = ['id', 'device', 'method', 'created_at', 'last_used_at'] as const;

export type SessionRow = Pick<Selectable<Sessions>, (typeof COLUMNS)[number]>;

/** A person's sessions that can still be refreshed, newest first. */
export function listSessions(db: Db, userId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('last_used_at', '>', sql<Date>`now() - make_interval(days => ${REFRESH_DAYS}, hours => 1)`)
    .orderBy('id', 'desc')
    .execute();
}

/** Ends a session of this person's. @returns undefined where there is none that lives */
export function endOwn(db: Db, userId: string, sessionId: string): Promise<SessionRow | undefined> {
  return db
    .updateTable('sessions')
    .set({ ended_at: sql<Date>`now()`, end_reason: 'ended' })
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst();
}

/** Deletes what is of no use to anybody: sessions that ended, or were not used, for longer than a refresh token lives. */
export async function sweepSessions(db: Db): Promise<void> {
  const long = sql<Date>`now() - make_interval(days => ${REFRESH_DAYS})`;
  await db
    .deleteFrom('sessions')
    .where((where) => where.or([where('ended_at', '<', long), where('last_used_at', '<', long)]))
    .execute();
  await db
    .deleteFrom('refresh_tokens')
    .where('expires_at', '<', sql<Date>`now()`)
    .execute();
}

/** Finds a session of this person's that lives, locked so that it cannot end meanwhile. */
export async function lockLiveSession(db: Db, sessionId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
