import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import type { Insertable, Kysely } from 'kysely';
import { z } from 'zod';
import type { DB, ModerationReports } from '../generated/database.ts';
import { REPORT_COLUMNS, type ReportRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const reportCursor = cursorCodec('reports', z.uuid());

/**
 * One person's reports, newest first. The filter is needed besides RLS: moderators may read everyone's.
 * @param limit rows at most
 */
export function listByReporter(
  db: Db,
  reporterId: string,
  after: string | null | undefined,
  limit: number,
): Promise<ReportRow[]> {
  let query = db
    .selectFrom('moderation_reports')
    .select(REPORT_COLUMNS)
    .where('reporter_id', '=', reporterId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', reportCursor.decode(after));
  return query.execute();
}

export type NewReport = Pick<
  Insertable<ModerationReports>,
  'reporter_id' | 'target_type' | 'target_id' | 'category' | 'description' | 'evidence'
>;

/** Inserts an open report. */
export function insertReport(db: Db, report: NewReport): Promise<ReportRow> {
  return db
    .insertInto('moderation_reports')
    .values(report)
    .returning(REPORT_COLUMNS)
    .executeTakeFirstOrThrow();
}
