import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { type Metrics, addGauge } from '@hotmess/shared/service/metrics';
import type { Logger } from '@hotmess/shared/service/logger';
import { sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { verifyLedger } from '../xp/verify.ts';

const ACTOR = systemActor('verify-ledger');
const LOGGED = 10;
const KEPT_DAYS = 90;

/**
 * Compares balances, boards and counts with the ledger, and notes what came of it for the gauges of every replica.
 * Where the last run began less than `every` ago it does nothing: replicas that start need not verify again.
 * @param every milliseconds
 */
export async function verifyOnceIn(
  database: Database<DB>,
  logger: Logger,
  every: number,
  stopping: AbortSignal,
): Promise<void> {
  const db = database.as(ACTOR);
  const { rows } = await sql<{ began: Date; due: boolean }>`
    select clock_timestamp() as began,
           not exists (select from xp_verifications
                       where began_at > now() - make_interval(secs => ${every / 1000}::float8)) as due`.execute(
    db,
  );
  const { began, due } = rows[0]!;
  if (!due) return;
  let mismatches = 0;
  const verification = verifyLedger(db);
  for (let next = await verification.next(); ; next = await verification.next()) {
    if (stopping.aborted) return;
    if (next.done) {
      const { people } = next.value;
      await database.inTransaction(ACTOR, async (tx) => {
        await tx.db.insertInto('xp_verifications').values({ began_at: began, people, mismatches }).execute();
        await tx.db
          .deleteFrom('xp_verifications')
          .where('began_at', '<', sql<Date>`now() - make_interval(days => ${KEPT_DAYS}::int)`)
          .execute();
      });
      return;
    }
    mismatches += 1;
    if (mismatches <= LOGGED)
      logger.error({ mismatch: next.value }, 'the balances are not what the ledger says');
  }
}

/** What the last verification found, by any replica. */
export function addVerificationMetrics(metrics: Metrics, database: Database<DB>): void {
  const newest = () =>
    database
      .as(ACTOR)
      .selectFrom('xp_verifications')
      .select(['began_at', 'mismatches'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  addGauge(
    metrics,
    'hotmess_xp_mismatches',
    'Differences between XP balances and the ledger, in the last verification.',
    async () => (await newest()).mismatches,
  );
  addGauge(
    metrics,
    'hotmess_xp_verified_timestamp_seconds',
    'When the last verification that was finished began, in seconds since 1970; 0 before the first.',
    async () => (await newest()).began_at.getTime() / 1000,
  );
}
