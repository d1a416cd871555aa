import type { Tx } from '@hotmess/shared/db/transaction';
import type { DsarPart } from '@hotmess/shared/dsar/parts-store';
import type { Treatment } from '@hotmess/shared/events/dsar';
import { sql } from 'kysely';
import { eraseSubjectKey } from '../audit/queries.ts';
import { DECISION_COLUMNS } from '../action/rows.ts';
import { APPEAL_COLUMNS } from '../appeal/rows.ts';
import type { DB } from '../generated/database.ts';
import { REPORT_COLUMNS } from '../report/rows.ts';
import { DSAR_COLUMNS } from './rows.ts';

/** Stands where a person's words or words about him stood. */
const ERASED = 'erased at the request of the person';

/** What safety holds of a person: what he reported, what was decided about him, what he appealed against, what he asked. */
export async function collectPerson({ db }: Tx<DB>, userId: string): Promise<DsarPart> {
  const reports = await db
    .selectFrom('moderation_reports')
    .select(REPORT_COLUMNS)
    .where('reporter_id', '=', userId)
    .execute();
  const decisions = await db
    .selectFrom('moderation_actions')
    .select(DECISION_COLUMNS)
    .where('concerned_id', '=', userId)
    .execute();
  const strikes = await db.selectFrom('strikes').selectAll().where('user_id', '=', userId).execute();
  const appeals = await db
    .selectFrom('appeals')
    .select(APPEAL_COLUMNS)
    .where('appellant_id', '=', userId)
    .execute();
  const mutes = await db
    .selectFrom('reporter_mutes')
    .select(['muted_until', 'created_at'])
    .where('user_id', '=', userId)
    .execute();
  const requests = await db
    .selectFrom('dsar_requests')
    .select(DSAR_COLUMNS)
    .where('user_id', '=', userId)
    .execute();
  const audit = await db
    .selectFrom('audit_log')
    .select(['action', 'object_type', 'object_id', 'recorded_at'])
    .where('subject_id', '=', userId)
    .execute();
  return { reports, decisions, strikes, appeals, mutes, requests, audit };
}

/**
 * Erases a person here. Reports, decisions and the audit log stay as records of what moderators did, with an id that
 * leads to nobody any more and without a word of his or about him.
 */
export async function erasePerson({ db }: Tx<DB>, userId: string): Promise<readonly Treatment[]> {
  const count = async (statement: ReturnType<typeof sql>) =>
    Number((await statement.execute(db)).numAffectedRows ?? 0);
  const reports = await count(sql`
    update moderation_reports set description = '', evidence = '[]' where reporter_id = ${userId}::uuid`);
  // What others said about him, and about what he owned.
  const about = await count(sql`
    update moderation_reports set description = '', evidence = '[]'
    where target_type = 'user' and target_id = ${userId}::uuid
       or case_id in (select id from moderation_cases where owner_id = ${userId}::uuid)`);
  const actions = await count(sql`
    update moderation_actions set reason = ${ERASED}, statement = ${ERASED} where concerned_id = ${userId}::uuid`);
  const appeals = await count(sql`
    update appeals set statement = ${ERASED}, decision = case when decision is not null then ${ERASED} end
    where appellant_id = ${userId}::uuid`);
  const refusals = await count(sql`
    update dsar_requests set rejection_reason = ${ERASED} where user_id = ${userId}::uuid and status = 'rejected'`);
  const strikes = await count(sql`delete from strikes where user_id = ${userId}::uuid`);
  const mutes = await count(sql`delete from reporter_mutes where user_id = ${userId}::uuid`);
  const staff = await count(sql`delete from staff_members where user_id = ${userId}::uuid`);
  const audit = await eraseSubjectKey(db, userId);
  const nulled = { treatment: 'nulled', basis: null } as const;
  return [
    { ...nulled, table: 'moderation_reports', rows: reports + about },
    { ...nulled, table: 'moderation_actions', rows: actions },
    { ...nulled, table: 'appeals', rows: appeals },
    { ...nulled, table: 'dsar_requests', rows: refusals },
    { table: 'strikes', treatment: 'deleted', rows: strikes, basis: null },
    { table: 'reporter_mutes', treatment: 'deleted', rows: mutes, basis: null },
    { table: 'staff_members', treatment: 'deleted', rows: staff, basis: null },
    { table: 'audit_log', treatment: 'shredded', rows: audit, basis: null },
  ];
}
