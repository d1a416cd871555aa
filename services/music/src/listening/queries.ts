import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { LONGEST_GAP, type Run } from './run.ts';

type Db = Kysely<DB>;

const NOW = sql<Date>`date_trunc('milliseconds', clock_timestamp())`;
const GAP_SECONDS = LONGEST_GAP / 1_000;

/**
 * The present and a person's run, locked until the transaction ends: his heartbeats take turns, from whatever device.
 * @returns no run where he has none
 */
export async function lockRun(db: Db, userId: string): Promise<{ now: Date; run: Run | undefined }> {
  const row = await db
    .selectFrom('listening_runs')
    .select(['started_at', 'last_beat_at', NOW.as('now')])
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return { now: row.now, run: { startedAt: row.started_at, lastBeatAt: row.last_beat_at } };
  const { rows } = await sql<{ now: Date }>`select ${NOW} as now`.execute(db);
  return { now: rows[0]!.now, run: undefined };
}

/** Begins a run. @returns false where another heartbeat began one at the same time */
export async function insertRun(db: Db, userId: string, run: Run): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listening_runs')
    .values({ user_id: userId, started_at: run.startedAt, last_beat_at: run.lastBeatAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateRun(db: Db, userId: string, run: Run): Promise<void> {
  await db
    .updateTable('listening_runs')
    .set({ started_at: run.startedAt, last_beat_at: run.lastBeatAt })
    .where('user_id', '=', userId)
    .execute();
}

/** Ends a person's run: what he began earns nothing and he is no longer counted. @returns 1 where he had one */
export async function deleteRun(db: Db, userId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('listening_runs')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forgets those who stopped listening; nobody counts them any more. @returns how many */
export async function deleteEndedRuns(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('listening_runs')
    .where('last_beat_at', '<', sql<Date>`now() - make_interval(secs => ${2 * GAP_SECONDS})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** How many persons listen now; exact, and so for the threshold alone. */
export async function countListeners(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('listening_runs')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('last_beat_at', '>', sql<Date>`now() - make_interval(secs => ${GAP_SECONDS})`)
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * Publishes a show's listeners for the present five minutes, unless that was done already, for whichever show: one
 * number each five minutes, which then stays.
 * @param listeners as it may be published
 * @returns whether it was published
 */
export async function publishListeners(db: Db, showId: string, listeners: number | null): Promise<boolean> {
  const { rows } = await sql`
    with slot as (select date_bin('5 minutes', now(), 'epoch') as starts_at)
    insert into show_listeners as held (show_id, slot_at, listeners, peak, peak_at)
    select ${showId}::uuid, slot.starts_at, ${listeners}::int, ${listeners}::int,
           case when ${listeners}::int is not null then slot.starts_at end
    from slot
    where not exists (select from show_listeners as other where other.slot_at >= slot.starts_at)
    on conflict (show_id) do update set
      slot_at = excluded.slot_at, listeners = excluded.listeners,
      peak = greatest(held.peak, excluded.peak),
      peak_at = case when excluded.peak > coalesce(held.peak, 0) then excluded.peak_at else held.peak_at end
    returning show_id`.execute(db);
  return rows.length === 1;
}

/** A show's listeners as published. */
export interface ShowListeners {
  readonly show_id: string;
  /** Null where they are too few, or were last counted too long ago. */
  readonly listeners: number | null;
  readonly peak: number | null;
}

/** Listeners of shows, as far as the actor may see them. */
export function findListeners(db: Db, showIds: readonly string[]): Promise<ShowListeners[]> {
  return db
    .selectFrom('show_listeners')
    .select([
      'show_id',
      'peak',
      sql<number | null>`case when slot_at > now() - interval '10 minutes' then listeners end`.as(
        'listeners',
      ),
    ])
    .where('show_id', '=', sql<string>`any(${[...showIds]}::uuid[])`)
    .execute();
}
