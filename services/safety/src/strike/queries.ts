import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Strikes } from '../generated/database.ts';

type Db = Kysely<DB>;
export type StrikeRow = Selectable<Strikes>;

export interface NewStrike {
  readonly actionId: string;
  readonly userId: string;
  readonly weight: number;
  readonly days: number;
}

/** Lets an action weigh on a person for some days. */
export async function insertStrike(db: Db, strike: NewStrike): Promise<void> {
  await db
    .insertInto('strikes')
    .values({
      action_id: strike.actionId,
      user_id: strike.userId,
      weight: strike.weight,
      expires_at: sql<Date>`now() + make_interval(days => ${strike.days}::int)`,
    })
    .execute();
}

/** Takes the strike of an action back, where it has one. */
export async function revokeStrike(db: Db, actionId: string): Promise<void> {
  await db
    .updateTable('strikes')
    .set({ revoked_at: sql<Date>`now()` })
    .where('action_id', '=', actionId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The strikes of a person, newest first. */
export function listStrikes(db: Db, userId: string): Promise<StrikeRow[]> {
  return db
    .selectFrom('strikes')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
}
