import { systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { type Metrics, addGauge } from '@hotmess/shared/service/metrics';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from './generated/database.ts';

/** What people have a right to in time: figures for the operators' alerts. */
export function addDutyMetrics(metrics: Metrics, database: Database<DB>): void {
  const db = database.as(systemActor('metrics'));
  addGauge(metrics, 'hotmess_dsar_overdue', 'Data requests whose 30 days are over.', () =>
    count(
      db
        .selectFrom('dsar_requests')
        .where('status', 'in', ['received', 'verifying', 'processing'])
        .where('due_at', '<=', sql<Date>`now()`),
    ),
  );
  addGauge(
    metrics,
    'hotmess_dsar_unanswered',
    'Services asked for their part of a data request an hour ago or more.',
    () =>
      count(
        db
          .selectFrom('dsar_parts')
          .where('answered_at', 'is', null)
          .where('held_at', 'is', null)
          .where('asked_at', '<=', sql<Date>`now() - interval '1 hour'`),
      ),
  );
  addGauge(metrics, 'hotmess_cases_overdue', 'Cases that nobody has acted on by their due time.', () =>
    count(
      db
        .selectFrom('moderation_cases')
        .where('status', '<>', 'closed')
        .where('due_at', '<=', sql<Date>`now()`),
    ),
  );
  addGauge(
    metrics,
    'hotmess_actions_unsettled',
    'Actions that no service has answered for ten minutes.',
    () =>
      count(
        db
          .selectFrom('moderation_actions')
          .where('status', '=', 'requested')
          .where('updated_at', '<=', sql<Date>`now() - interval '10 minutes'`),
      ),
  );
}

async function count(query: SelectQueryBuilder<DB, keyof DB, object>): Promise<number> {
  const { n } = await query.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return n;
}
