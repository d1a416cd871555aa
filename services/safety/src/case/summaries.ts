import type { Kysely, Selectable } from 'kysely';
import type {
  DB,
  ModerationOutcomes,
  ModerationQueueSummary,
  ModerationResponseTimes,
  ModeratorWorkload,
} from '../generated/database.ts';

type Db = Kysely<DB>;
/** A view's columns are nullable to PostgreSQL; these never are. */
type Full<View> = { [Column in keyof Selectable<View>]: NonNullable<Selectable<View>[Column]> };

export type QueueSummaryRow = Full<Omit<ModerationQueueSummary, 'oldest'>> & { readonly oldest: Date | null };
export type WorkloadRow = Full<ModeratorWorkload>;
export type ResponseTimeRow = Full<ModerationResponseTimes>;
export type OutcomeRow = Full<ModerationOutcomes>;

/** What waits, by category, gravest first. */
export async function listQueueSummary(db: Db): Promise<QueueSummaryRow[]> {
  const rows = await db
    .selectFrom('moderation_queue_summary')
    .selectAll()
    .orderBy('severity', 'desc')
    .orderBy('category')
    .execute();
  return rows as QueueSummaryRow[];
}

/** What each moderator has in work and did in 30 days. */
export async function listWorkload(db: Db): Promise<WorkloadRow[]> {
  const rows = await db.selectFrom('moderator_workload').selectAll().orderBy('moderator_id').execute();
  return rows as WorkloadRow[];
}

/** How long the first action took, by category, in 90 days. */
export async function listResponseTimes(db: Db): Promise<ResponseTimeRow[]> {
  const rows = await db.selectFrom('moderation_response_times').selectAll().orderBy('category').execute();
  return rows as ResponseTimeRow[];
}

/** How cases ended, by category. */
export async function listOutcomes(db: Db): Promise<OutcomeRow[]> {
  const rows = await db.selectFrom('moderation_outcomes').selectAll().orderBy('category').execute();
  return rows as OutcomeRow[];
}
