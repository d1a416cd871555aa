import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import { APPEAL_COLUMNS, type AppealRow } from './rows.ts';

type Db = Kysely<DB>;

/** What waits longest first. */
export const appealCursor = cursorCodec('appeals', z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** Open appeals. @param limit rows at most */
export function listOpen(db: Db, after: string | null | undefined, limit: number): Promise<AppealRow[]> {
  let query = db
    .selectFrom('appeals')
    .select(APPEAL_COLUMNS)
    .where('status', '=', 'open')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { at, id } = appealCursor.decode(after);
    query = query.where(sql<boolean>`(created_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** One appeal as far as the actor may see it. */
export function findAppeal(db: Db, id: string): Promise<AppealRow | undefined> {
  return db.selectFrom('appeals').select(APPEAL_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The appeals against several actions, as far as the actor may see them. */
export function findByActions(db: Db, actionIds: readonly string[]): Promise<AppealRow[]> {
  return db
    .selectFrom('appeals')
    .select(APPEAL_COLUMNS)
    .where('action_id', '=', sql<string>`any(${[...actionIds]}::uuid[])`)
    .execute();
}

/** Inserts an open appeal. */
export function insertAppeal(
  db: Db,
  appeal: { action_id: string; appellant_id: string; statement: string },
): Promise<AppealRow> {
  return db.insertInto('appeals').values(appeal).returning(APPEAL_COLUMNS).executeTakeFirstOrThrow();
}

/** Decides an appeal, if it still is as it was seen. */
export function decideSeen(
  db: Db,
  seen: { id: string; version: number },
  outcome: { status: 'upheld' | 'overturned'; decision: string },
): Promise<AppealRow | undefined> {
  return db
    .updateTable('appeals')
    .set({ ...outcome, decided_at: sql<Date>`now()` })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(APPEAL_COLUMNS)
    .executeTakeFirst();
}
