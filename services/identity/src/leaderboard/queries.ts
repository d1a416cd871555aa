import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

export type Period = 'all_time' | 'this_month';

export interface LeaderboardRow {
  readonly rank: number;
  readonly username: string;
  readonly balance: number;
}

/** A rank, and the balance that has it. */
export type PlaceRow = Pick<LeaderboardRow, 'rank' | 'balance'>;

const VIEWS = { all_time: 'xp_leaderboard', this_month: 'xp_leaderboard_this_month' } as const;

/** The top 100 of a period; those who share a rank by name. */
export async function listLeaderboard(db: Db, period: Period): Promise<LeaderboardRow[]> {
  const rows = await db
    .selectFrom(VIEWS[period])
    .select(['rank', 'username', 'balance'])
    .orderBy('rank')
    .orderBy(sql`lower(username)`)
    .execute();
  return rows as LeaderboardRow[];
}

/** Where the person acting stands; undefined where he is not on the board. @param db his own */
export async function findOwnPlace(db: Db, period: Period): Promise<PlaceRow | undefined> {
  const asked = period === 'all_time' ? sql`'-infinity'::date` : sql`app.this_month()`;
  const { rows } = await sql<PlaceRow>`select rank, balance from app.own_place(${asked})`.execute(db);
  return rows[0];
}
