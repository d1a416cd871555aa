import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../generated/database.ts';
import { type EarnedType, XP_EVENT_COLUMNS, type XpBalanceRow, type XpEventRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const historyCursor = cursorCodec('xp-history', z.uuid());

const NOTHING: XpBalanceRow = { balance: 0, total_events: 0, last_activity: null };

/** A person's balance; zero before his first event. */
export async function findBalance(db: Db, userId: string): Promise<XpBalanceRow> {
  const row = await db
    .selectFrom('xp_balances')
    .select(['balance', 'total_events', 'last_activity'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return (row as XpBalanceRow | undefined) ?? NOTHING;
}

/**
 * A person's balance as it stood at a moment: the fold of what the ledger held then. What was booked later counts
 * later, also where it had happened before.
 */
export async function findBalanceAsOf(db: Db, userId: string, moment: Date): Promise<XpBalanceRow> {
  const { rows } = await sql<XpBalanceRow>`
    select coalesce(sum(points), 0)::bigint as balance, count(*) as total_events, max(occurred_at) as last_activity
    from xp_events
    where user_id = ${userId}::uuid and created_at <= ${moment}::timestamptz`.execute(db);
  return rows[0]!;
}

/** True where there is such a person, erased ones left out. */
export async function isAccount(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('id', '=', userId)
    .where('status', '<>', 'erased')
    .executeTakeFirst();
  return row !== undefined;
}

/** A person's ledger rows, newest first. @param limit rows at most */
export function listHistory(
  db: Db,
  userId: string,
  after: string | null | undefined,
  limit: number,
): Promise<XpEventRow[]> {
  let query = db
    .selectFrom('xp_events')
    .select(XP_EVENT_COLUMNS)
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', historyCursor.decode(after));
  return query.execute();
}

/** What an award stands on. */
export interface Grounds {
  readonly known: boolean;
  readonly erased: boolean;
  /** Points of the rule in force at that moment; null where none was. */
  readonly points: number | null;
  readonly daily_cap: number | null;
}

/** Finds person and rule at once. @param streakDays for a streak's bonus */
export async function findGrounds(
  db: Db,
  userId: string,
  type: EarnedType,
  streakDays: number | null,
  at: Date,
): Promise<Grounds> {
  const { rows } = await sql<Grounds>`
    select users.id is not null as known, users.status is not distinct from 'erased' as erased,
           rule.points, rule.daily_cap
    from (values (${userId}::uuid, ${at}::timestamptz)) as asked (user_id, at)
    left join users on users.id = asked.user_id
    left join lateral (
      select points, daily_cap from xp_rules
      where type = ${type}::text and streak_days is not distinct from ${streakDays}::integer
        and active_from <= asked.at and (active_to is null or active_to > asked.at)
      order by active_from desc limit 1
    ) as rule on true`.execute(db);
  return rows[0]!;
}

/**
 * What a person earned by one type on the day of `at` in his own zone. Locks him first, so that two awards at once do
 * not both find room below the cap.
 */
export async function earnedThatDay(db: Db, userId: string, type: EarnedType, at: Date): Promise<number> {
  await db.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
  const { rows } = await sql<{ earned: number }>`
    select coalesce(sum(event.points), 0)::integer as earned
    from user_private as person
    cross join lateral date_trunc('day', ${at}::timestamptz, person.time_zone) as day_start
    join xp_events as event on event.user_id = person.user_id and event.type = ${type}::text
      and event.occurred_at >= day_start
      and event.occurred_at < (day_start at time zone person.time_zone + interval '1 day') at time zone person.time_zone
    where person.user_id = ${userId}::uuid`.execute(db);
  return rows[0]!.earned;
}

/** The ledger row of a thing; it has one of each type at most. */
export function findLedgerRow(
  db: Db,
  userId: string,
  type: XpEventRow['type'],
  source: NewXpEvent['source'],
  sourceEventId: string,
): Promise<XpEventRow | undefined> {
  return db
    .selectFrom('xp_events')
    .select(XP_EVENT_COLUMNS)
    .where('user_id', '=', userId)
    .where('type', '=', type)
    .where('source', '=', source)
    .where('source_event_id', '=', sourceEventId)
    .executeTakeFirst();
}

/** What was taken back of a row so far: points, and of how many. */
export async function findTakenBack(
  db: Db,
  userId: string,
  id: string,
): Promise<{ readonly points: number; readonly quantity: number }> {
  const { rows } = await sql<{ points: number; quantity: number }>`
    select coalesce(-sum(points), 0)::integer as points,
           coalesce(sum((metadata ->> 'quantity')::integer), 0)::integer as quantity
    from xp_events
    where user_id = ${userId}::uuid and type = 'reversal' and reverses = ${id}::uuid`.execute(db);
  return rows[0]!;
}

export interface NewXpEvent {
  readonly user_id: string;
  readonly type: XpEventRow['type'];
  readonly points: number;
  readonly source: XpEventRow['source'];
  readonly source_event_id: string;
  readonly occurred_at: Date;
  readonly reverses?: string;
  /** Numbers that a later row has to know; nothing of a person. */
  readonly metadata?: { readonly quantity: number };
}

/** Appends a row. @returns undefined where it is there already */
export function appendXpEvent(db: Db, event: NewXpEvent): Promise<XpEventRow | undefined> {
  return db
    .insertInto('xp_events')
    .values(event)
    .onConflict((conflict) => conflict.doNothing())
    .returning(XP_EVENT_COLUMNS)
    .executeTakeFirst();
}

/** Scan and void of one scan take turns, whichever comes first. */
export async function lockScan(db: Db, scanId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${scanId}, 2))`.execute(db);
}

/** True where a scan was declared void. */
export async function isVoided(db: Db, scanId: string): Promise<boolean> {
  const row = await db
    .selectFrom('voided_scans')
    .select('scan_id')
    .where('scan_id', '=', scanId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers that a scan is void. */
export async function rememberVoid(db: Db, scanId: string): Promise<void> {
  await db
    .insertInto('voided_scans')
    .values({ scan_id: scanId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
