import type { Tx } from '@hotmess/shared/db/transaction';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { award } from './award.ts';

type Db = Kysely<DB>;

/**
 * Someone signed in, or his session was refreshed: the first time in a day of his own zone earns, and a streak of days
 * its bonus. In the transaction of the sign-in; the rest of the day it costs one look.
 * @param at when; now where left out
 */
export async function awardLogin(tx: Tx<DB>, userId: string, at = new Date()): Promise<void> {
  const day = await findDay(tx.db, userId, at);
  if (!day || day.counted) return;
  const days = await countDay(tx.db, userId, day, at);
  // Another sign-in of his was first.
  if (days === undefined) return;
  const given = { userId, source: 'identity' as const, sourceEventId: day.today, occurredAt: at };
  await award(tx, { ...given, type: 'daily_login' });
  await award(tx, { ...given, type: 'streak_bonus', streakDays: days });
}

/** A day of someone's. */
interface Day {
  /** Its local date. */
  readonly today: string;
  /** The local date of the day that really was before it: where a zone leaves a date out, the one before that. */
  readonly before: string;
  /** Whether it was counted, or a later one by the clock of a zone that he was in. */
  readonly counted: boolean;
}

async function findDay(db: Db, userId: string, at: Date): Promise<Day | undefined> {
  const { rows } = await sql<Day>`
    select day.today, ((date_trunc('day', asked.at, person.time_zone) - interval '1 second')
                       at time zone person.time_zone)::date as before,
           coalesce(streak.last_date >= day.today, false) as counted
    from (values (${at}::timestamptz)) as asked (at)
    join user_private as person on person.user_id = ${userId}
    cross join lateral (select (asked.at at time zone person.time_zone)::date as today) as day
    left join login_streaks as streak on streak.user_id = person.user_id`.execute(db);
  return rows[0];
}

/**
 * Counts a day into the streak. It goes on from the day before, and where less than 22 hours lie between two sign-ins:
 * who crosses the date line leaves a date out and no day (22 hours is the shortest there is).
 * @returns how many days in a row, or undefined where the day was counted meanwhile
 */
async function countDay(db: Db, userId: string, day: Day, at: Date): Promise<number | undefined> {
  const { rows } = await sql<{ days: number }>`
    insert into login_streaks as streak (user_id, last_date, last_at)
    values (${userId}, ${day.today}, ${at})
    on conflict (user_id) do update set
      days = case when streak.last_date = ${day.before}::date
                    or excluded.last_at - streak.last_at < interval '22 hours'
                  then streak.days + 1 else 1 end,
      last_date = excluded.last_date,
      last_at = excluded.last_at
    where streak.last_date < excluded.last_date
    returning days`.execute(db);
  return rows[0]?.days;
}

/** Days in a row up to today or yesterday, by the person's zone; 0 once a day was left out. */
export async function findStreak(db: Db, userId: string): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select streak.days
    from login_streaks as streak join user_private as person on person.user_id = streak.user_id
    where streak.user_id = ${userId}
      and streak.last_date >= ((date_trunc('day', now(), person.time_zone) - interval '1 second')
                               at time zone person.time_zone)::date`.execute(db);
  return rows[0]?.days ?? 0;
}
