import { sql } from 'kysely';
import { systemActor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';

export interface FailureCount {
  /** Failed attempts since the event first came, or since it was last a dead letter. */
  readonly attempts: number;
  /** How often its predecessor was missing. */
  readonly waits: number;
  /** Milliseconds since the first of them. */
  readonly ageMilliseconds: number;
}

/** Counts one failure of one consumer with one event; an event that was a dead letter begins anew. */
export async function countFailure<DB>(
  database: Database<DB>,
  consumer: string,
  eventId: string,
  predecessorMissing: boolean,
): Promise<FailureCount> {
  const [attempts, waits] = predecessorMissing ? [0, 1] : [1, 0];
  const { rows } = await sql<FailureCount>`
    insert into public.inbox_failures as f (consumer, event_id, attempts, waits)
    values (${consumer}, ${eventId}, ${attempts}, ${waits})
    on conflict (consumer, event_id) do update set
      attempts = excluded.attempts + case when f.dead_at is null then f.attempts else 0 end,
      waits = excluded.waits + case when f.dead_at is null then f.waits else 0 end,
      first_failed_at = case when f.dead_at is null then f.first_failed_at else now() end,
      dead_at = null
    returning attempts, waits,
      (extract(epoch from now() - first_failed_at) * 1000)::float8 as "ageMilliseconds"`.execute(
    database.as(systemActor(consumer)),
  );
  return rows[0]!;
}

/** Notes that the event is in the dead letters. */
export async function markDead<DB>(database: Database<DB>, consumer: string, eventId: string): Promise<void> {
  await sql`
    update public.inbox_failures set dead_at = now()
    where consumer = ${consumer} and event_id = ${eventId}`.execute(database.as(systemActor(consumer)));
}
