import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, ModerationCases } from '../generated/database.ts';
import { REPORT_COLUMNS } from '../report/rows.ts';
import { type CaseReportRow, type CaseRow, LEASE_MINUTES } from './rows.ts';

type Db = Kysely<DB>;

/** The queue, gravest first, then by the time it is due. */
export const queueCursor = cursorCodec(
  'moderation-queue',
  z.object({ severity: z.int(), due: z.iso.datetime(), id: z.uuid() }),
);
/** A case's reports, oldest first. */
export const caseReportCursor = cursorCodec('case-reports', z.uuid());

/** Free for anyone: open, or left by whoever had it. */
const isFree = sql<boolean>`(status = 'open' or status = 'assigned' and lease_until <= now())`;

/** What waits for a moderator. @param limit rows at most */
export function listQueue(db: Db, after: string | null | undefined, limit: number): Promise<CaseRow[]> {
  let query = db
    .selectFrom('moderation_cases')
    .selectAll()
    .where('status', 'in', ['open', 'assigned'])
    .where(isFree)
    .orderBy('severity', 'desc')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { severity, due, id } = queueCursor.decode(after);
    query = query.where(
      sql<boolean>`(severity < ${severity}
        or severity = ${severity} and (due_at, id) > (${due}::timestamptz, ${id}::uuid))`,
    );
  }
  return query.execute();
}

/** What a moderator has in work, soonest due first. */
export function listAssigned(db: Db, moderatorId: string): Promise<CaseRow[]> {
  return db
    .selectFrom('moderation_cases')
    .selectAll()
    .where('status', '=', 'assigned')
    .where('assigned_to', '=', moderatorId)
    .where('lease_until', '>', sql<Date>`now()`)
    .orderBy('due_at')
    .limit(100)
    .execute();
}

/** One case as far as the actor may see it. */
export async function findCase(db: Db, id: string): Promise<CaseRow | undefined> {
  return db.selectFrom('moderation_cases').selectAll().where('id', '=', id).executeTakeFirst();
}

/** True where a report in the case is this person's. */
export async function hasReported(db: Db, caseId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('moderation_reports')
    .select('id')
    .where('case_id', '=', caseId)
    .where('reporter_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Gives the next case of the queue to a moderator, for half an hour. Many may ask at once: each gets another one, and
 * none waits for another. RLS keeps him from those that he has a part in.
 */
export async function takeNext(db: Db, moderatorId: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    update moderation_cases set ${assignment(moderatorId)}
    where id = (
      select id from moderation_cases as waiting
      where status in ('open', 'assigned') and ${isFree}
        and owner_id is distinct from ${moderatorId}::uuid
        and not (target_type = 'user' and target_id = ${moderatorId}::uuid)
        and not exists (select from moderation_reports as report
                        where report.case_id = waiting.id and report.reporter_id = ${moderatorId}::uuid)
      order by severity desc, due_at, id
      limit 1
      for update skip locked)
    returning id`.execute(db);
  return rows[0] && findCase(db, rows[0].id);
}

/** Gives one case to a moderator, if it is free or his already; undefined where another has it. */
export async function takeSeen(db: Db, id: string, moderatorId: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    update moderation_cases set ${assignment(moderatorId)}
    where id = ${id}::uuid and (${isFree} or assigned_to = ${moderatorId}::uuid)
    returning id`.execute(db);
  return rows[0] && findCase(db, rows[0].id);
}

const assignment = (moderatorId: string) => sql`
  status = 'assigned', assigned_to = ${moderatorId}::uuid,
  lease_until = now() + make_interval(mins => ${LEASE_MINUTES}::int),
  first_taken_at = coalesce(first_taken_at, now())`;

/** Changes a case, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeCase(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<ModerationCases>,
): Promise<CaseRow | undefined> {
  return db
    .updateTable('moderation_cases')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returningAll()
    .executeTakeFirst();
}

/** The reports of several cases, oldest first within each, in one query. @param limit rows at most for each case */
export async function listReportsByCase(
  db: Db,
  caseIds: readonly string[],
  after: string | null | undefined,
  limit: number,
): Promise<CaseReportRow[]> {
  const columns = [...REPORT_COLUMNS, 'case_id'] as const;
  const from = after ? caseReportCursor.decode(after) : null;
  const { rows } = await sql<CaseReportRow>`
    select ${sql.join(columns.map((column) => sql.ref(`report.${column}`)))}
    from unnest(${[...caseIds]}::uuid[]) as wanted (id)
    cross join lateral (
      select * from moderation_reports
      where case_id = wanted.id and (${from}::uuid is null or moderation_reports.id > ${from}::uuid)
      order by moderation_reports.id
      limit ${limit}::int
    ) as report`.execute(db);
  return rows;
}

/** Moves all reports of a case that are in one state to another; the actor's own stay as they are. */
export async function moveReports(
  db: Db,
  caseId: string,
  from: 'open' | 'investigating',
  to: 'investigating' | 'resolved' | 'dismissed',
): Promise<void> {
  await db
    .updateTable('moderation_reports')
    .set({ status: to })
    .where('case_id', '=', caseId)
    .where('status', '=', from)
    .execute();
}

/** True where an action was taken on the case since it was opened last. */
export async function hasActions(db: Db, found: CaseRow): Promise<boolean> {
  const row = await db
    .selectFrom('moderation_actions')
    .select('id')
    .where('case_id', '=', found.id)
    .where('created_at', '>=', found.opened_at)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
