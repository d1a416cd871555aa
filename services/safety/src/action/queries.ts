import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Insertable, type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB, ModerationActions } from '../generated/database.ts';
import { type ActionRow, type Change, DECISION_COLUMNS, type DecisionRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const decisionCursor = cursorCodec('decisions', z.uuid());

/** The actions on several cases, newest first, in one query. */
export function listActionsByCase(db: Db, caseIds: readonly string[]): Promise<ActionRow[]> {
  return db
    .selectFrom('moderation_actions')
    .selectAll()
    .where('case_id', '=', sql<string>`any(${[...caseIds]}::uuid[])`)
    .orderBy('id', 'desc')
    .limit(1_000)
    .execute();
}

/** One action as staff see it. */
export function findAction(db: Db, id: string): Promise<ActionRow | undefined> {
  return db.selectFrom('moderation_actions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What was decided about a person and is in effect, newest first. @param limit rows at most */
export function listDecisions(
  db: Db,
  userId: string,
  after: string | null | undefined,
  limit: number,
): Promise<DecisionRow[]> {
  let query = db
    .selectFrom('moderation_actions')
    .select(DECISION_COLUMNS)
    .where('concerned_id', '=', userId)
    .where('status', '=', 'effective')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', decisionCursor.decode(after));
  return query.execute();
}

/** True where a person is an admin, as far as identity has said. */
export async function isAdmin(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_members')
    .select('is_admin')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.is_admin ?? false;
}

export type NewAction = Pick<
  Insertable<ModerationActions>,
  | 'case_id'
  | 'action'
  | 'target_type'
  | 'target_id'
  | 'concerned_id'
  | 'category'
  | 'reason'
  | 'statement'
  | 'reverses'
>;

/** Inserts an action; its version on the target the table's trigger gives. */
export function insertAction(db: Db, action: NewAction): Promise<ActionRow> {
  return db.insertInto('moderation_actions').values(action).returningAll().executeTakeFirstOrThrow();
}

/** Asks for a failed action again, if it still is as it was seen. */
export function retrySeen(db: Db, seen: { id: string; version: number }): Promise<ActionRow | undefined> {
  return db
    .updateTable('moderation_actions')
    .set({ status: 'requested', failure: null })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returningAll()
    .executeTakeFirst();
}

/** The first action on a case in this round is what its reporters waited for. */
export async function markActedOn(db: Db, caseId: string): Promise<void> {
  await db
    .updateTable('moderation_cases')
    .set({ first_action_at: sql<Date>`now()` })
    .where('id', '=', caseId)
    .where('first_action_at', 'is', null)
    .execute();
}

/** An action, locked until the transaction ends; for the system. */
export function lockAction(db: Db, id: string): Promise<ActionRow | undefined> {
  return db.selectFrom('moderation_actions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Stores what came of an action. */
export async function settleAction(
  db: Db,
  id: string,
  outcome: { status: 'effective' | 'failed'; changed: readonly Change[]; failure: string | null },
): Promise<void> {
  await db
    .updateTable('moderation_actions')
    .set({
      status: outcome.status,
      changed: JSON.stringify(outcome.changed),
      failure: outcome.failure,
      settled_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute();
}
