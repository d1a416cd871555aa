import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** A report that belongs to no case yet. */
export interface UnjoinedReport {
  readonly id: string;
  readonly target_type: 'beacon' | 'ticket_listing' | 'market_listing' | 'post' | 'seller' | 'user';
  readonly target_id: string;
  readonly category: 'scam' | 'harassment' | 'coercion' | 'hate' | 'doxxing' | 'unsafe' | 'other';
}

/** Takes the oldest report without a case, which stays locked until the transaction ends. */
export function takeUnjoined(db: Db): Promise<UnjoinedReport | undefined> {
  return db
    .selectFrom('moderation_reports')
    .select(['id', 'target_type', 'target_id', 'category'])
    .where('case_id', 'is', null)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** What a case came to by one more report. */
export interface Joined {
  readonly id: string;
  readonly round: number;
  readonly reports_version: number;
}

/**
 * Opens the case of a report's target, or adds the report to it: the gravest category counts, and the earliest time
 * that it is due. A closed case is opened for a new round.
 */
export async function joinCase(db: Db, report: UnjoinedReport): Promise<Joined> {
  const { rows } = await sql<Joined>`
    insert into moderation_cases as present (target_type, target_id, category, severity, due_at)
    select ${report.target_type}::text, ${report.target_id}::uuid, category, severity,
           date_trunc('milliseconds', now()) + make_interval(hours => sla_hours)
    from report_categories where category = ${report.category}::text
    on conflict (target_type, target_id) do update set
      category = case when present.status = 'closed' or excluded.severity > present.severity
                      then excluded.category else present.category end,
      severity = case when present.status = 'closed' then excluded.severity
                      else greatest(present.severity, excluded.severity) end,
      due_at = case when present.status = 'closed' then excluded.due_at
                    else least(present.due_at, excluded.due_at) end,
      report_count = case when present.status = 'closed' then 1 else present.report_count + 1 end,
      reports_version = present.reports_version + 1,
      round = present.round + case when present.status = 'closed' then 1 else 0 end,
      opened_at = case when present.status = 'closed' then now() else present.opened_at end,
      first_taken_at = case when present.status = 'closed' then null else present.first_taken_at end,
      first_action_at = case when present.status = 'closed' then null else present.first_action_at end,
      outcome = null,
      status = case when present.status = 'closed' then 'open' else present.status end
    returning id, round, reports_version`.execute(db);
  const joined = rows[0]!;
  await db
    .updateTable('moderation_reports')
    .set({ case_id: joined.id, round: joined.round })
    .where('id', '=', report.id)
    .execute();
  return joined;
}

/** How many different people reported the target in this round. */
export async function countReporters(db: Db, joined: Joined): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct reporter_id)::int as people from moderation_reports
    where case_id = ${joined.id}::uuid and round = ${joined.round}`.execute(db);
  return rows[0]!.people;
}

/** Says of a case whose target it is, in every state. */
export async function resolveTarget(
  db: Db,
  target: { readonly type: UnjoinedReport['target_type']; readonly id: string },
  found: { readonly exists: boolean; readonly ownerId: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('moderation_cases')
    .set({ target_exists: found.exists, owner_id: found.ownerId })
    .where('target_type', '=', target.type)
    .where('target_id', '=', target.id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
