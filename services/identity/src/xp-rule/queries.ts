import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Insertable, type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB, XpRules } from '../generated/database.ts';
import { XP_RULE_COLUMNS, type XpRuleRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const ruleCursor = cursorCodec('xp-rules', z.uuid());

/** The rules in force now. */
export function listRules(db: Db): Promise<XpRuleRow[]> {
  return db
    .selectFrom('xp_rules')
    .select(XP_RULE_COLUMNS)
    .where('active_from', '<=', sql<Date>`now()`)
    .where(sql<boolean>`(active_to is null or active_to > now())`)
    .orderBy('type')
    .orderBy('streak_days')
    .execute();
}

/** All rules, newest first. @param limit rows at most */
export function listRuleHistory(
  db: Db,
  { type, after }: { readonly type: string | null | undefined; readonly after: string | null | undefined },
  limit: number,
): Promise<XpRuleRow[]> {
  let query = db.selectFrom('xp_rules').select(XP_RULE_COLUMNS).orderBy('id', 'desc').limit(limit);
  if (type) query = query.where('type', '=', type as XpRuleRow['type']);
  if (after) query = query.where('id', '<', ruleCursor.decode(after));
  return query.execute();
}

/** The rule of a type that nothing ends yet, locked until the transaction ends; it may not have begun. */
export function lockOpenRule(
  db: Db,
  type: XpRuleRow['type'],
  streakDays: number | null,
): Promise<XpRuleRow | undefined> {
  return db
    .selectFrom('xp_rules')
    .select(XP_RULE_COLUMNS)
    .where('type', '=', type)
    .where(sql<boolean>`streak_days is not distinct from ${streakDays}::integer`)
    .where('active_to', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** One rule. */
export function findRule(db: Db, id: string): Promise<XpRuleRow | undefined> {
  return db.selectFrom('xp_rules').select(XP_RULE_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The present by the clock that rules go by: the database's. In whole milliseconds, as rows have it. */
export async function databaseNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select date_trunc('milliseconds', now()) as now`.execute(db);
  return rows[0]!.now;
}

/** Ends a rule, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function endRule(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  at: Date,
): Promise<XpRuleRow | undefined> {
  return db
    .updateTable('xp_rules')
    .set({ active_to: at })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('active_to', 'is', null)
    .returning(XP_RULE_COLUMNS)
    .executeTakeFirst();
}

export type NewRule = Pick<
  Insertable<XpRules>,
  'type' | 'streak_days' | 'points' | 'daily_cap' | 'active_from'
>;

/** Begins a rule. */
export function beginRule(db: Db, rule: NewRule): Promise<XpRuleRow> {
  return db.insertInto('xp_rules').values(rule).returning(XP_RULE_COLUMNS).executeTakeFirstOrThrow();
}
