import { sql } from 'kysely';
import { systemActor } from '../db/actor.ts';
import type { Database } from '../db/database.ts';
import { type Job, startJob } from '../jobs/run-job.ts';
import type { Logger } from '../service/logger.ts';

const DAY = 24 * 3600 * 1000;
/** Longer than streams and outboxes keep an event, so that nothing comes back after it was forgotten. */
const INBOX_DAYS = 90;
const AT_ONCE = 10_000;

/**
 * The daily care of outbox and inbox: partitions for the months to come, partitions that ended 30 days ago dropped,
 * inbox rows older than 90 days deleted.
 * @param options.keepForever durables whose stream has no age limit (audit): their inbox rows stay
 */
export function startEventRetention<DB>(options: {
  readonly database: Database<DB>;
  readonly logger: Logger;
  readonly keepForever?: readonly string[];
}): Job {
  const { database, logger, keepForever = [] } = options;
  return startJob({
    name: 'event-retention',
    database,
    logger,
    every: DAY,
    work: (signal) => careForEvents(database, keepForever, signal),
  });
}

/** One run of the daily care. */
export async function careForEvents<DB>(
  database: Database<DB>,
  keepForever: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const db = database.as(systemActor('event-retention'));
  await sql`select app.ensure_outbox_partitions()`.execute(db);
  await sql`select app.drop_old_outbox_partitions()`.execute(db);
  for (;;) {
    signal.throwIfAborted();
    const { numAffectedRows } = await sql`
      delete from public.inbox where (consumer, event_id) in (
        select consumer, event_id from public.inbox
        where processed_at < now() - make_interval(days => ${INBOX_DAYS}) and consumer <> all(${[...keepForever]}::text[])
        limit ${AT_ONCE})`.execute(db);
    if (Number(numAffectedRows ?? 0) < AT_ONCE) return;
  }
}
