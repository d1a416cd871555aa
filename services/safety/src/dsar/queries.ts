import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, DsarRequests } from '../generated/database.ts';
import { DSAR_COLUMNS, type DsarProgressRow, type DsarRow, type DsarWorkRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first: a UUIDv7 is in the order of its making. */
export const ownCursor = cursorCodec('my-data-requests', z.uuid());
/** What is due soonest first. */
export const dueCursor = cursorCodec('data-requests', z.object({ due: z.iso.datetime(), id: z.uuid() }));

/** One request as far as the actor may see it. */
export function findRequest(db: Db, id: string): Promise<DsarRow | undefined> {
  return db.selectFrom('dsar_requests').select(DSAR_COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** A person's requests, newest first. @param limit rows at most */
export function listOwn(
  db: Db,
  userId: string,
  after: string | null | undefined,
  limit: number,
): Promise<DsarRow[]> {
  let query = db
    .selectFrom('dsar_requests')
    .select(DSAR_COLUMNS)
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', ownCursor.decode(after));
  return query.execute();
}

/** Requests that are not done, soonest due first. @param overdue only those that should have been */
export function listUnfinished(
  db: Db,
  overdue: boolean,
  after: string | null | undefined,
  limit: number,
): Promise<DsarRow[]> {
  let query = db
    .selectFrom('dsar_requests')
    .select(DSAR_COLUMNS)
    .where('status', 'in', ['received', 'verifying', 'processing'])
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
  if (overdue) query = query.where('due_at', '<=', sql<Date>`now()`);
  if (after) {
    const { due, id } = dueCursor.decode(after);
    query = query.where(sql<boolean>`(due_at, id) > (${due}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** How far each service is with several requests, in one query. */
export function listProgress(db: Db, requestIds: readonly string[]): Promise<DsarProgressRow[]> {
  return db
    .selectFrom('dsar_parts')
    .select(['request_id', 'service', 'asked_at', 'answered_at', 'records'])
    .where('request_id', '=', sql<string>`any(${[...requestIds]}::uuid[])`)
    .orderBy('service')
    .execute();
}

/** Files a request. */
export function insertRequest(db: Db, request: { user_id: string; type: DsarRow['type'] }): Promise<DsarRow> {
  return db.insertInto('dsar_requests').values(request).returning(DSAR_COLUMNS).executeTakeFirstOrThrow();
}

/** Changes a request that nobody changed meanwhile; for admins. */
export function changeSeen(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<DsarRequests>,
): Promise<DsarRow | undefined> {
  return db
    .updateTable('dsar_requests')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(DSAR_COLUMNS)
    .executeTakeFirst();
}

/** A request, locked until the transaction ends; for the system. */
export function lockRequest(db: Db, id: string): Promise<DsarWorkRow | undefined> {
  return db.selectFrom('dsar_requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Changes a request that this transaction has locked; for the system. */
export async function changeRequest(db: Db, id: string, change: Updateable<DsarRequests>): Promise<void> {
  await db.updateTable('dsar_requests').set(change).where('id', '=', id).execute();
}

/** A request whose receipt is asked for; for the system. */
export function findReceipt(
  db: Db,
  id: string,
): Promise<{ receipt: string | null; receipt_code_hash: Buffer | null } | undefined> {
  return db
    .selectFrom('dsar_requests')
    .select(['receipt', 'receipt_code_hash'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Requests that a crash left before they were asked about, held ones whose hold is over, and those whose answer is
 * late; for the system. @param answerTime milliseconds after which an answer is late
 */
export function findStalled(db: Db, answerTime: number): Promise<{ id: string }[]> {
  return db
    .selectFrom('dsar_requests')
    .select('id')
    .where(
      sql<boolean>`status = 'received'
        or status = 'processing' and (hold_until is null or hold_until <= now()) and (sent_at is null or exists (
          select from dsar_parts part where part.request_id = dsar_requests.id and part.answered_at is null
            and (part.held_at is not null or part.asked_at < now() - ${answerTime} * interval '1 ms')))`,
    )
    .limit(100)
    .execute();
}

/** Exports that every service has answered; for the system. */
export function findComplete(db: Db): Promise<{ id: string }[]> {
  return db
    .selectFrom('dsar_requests as request')
    .select('request.id')
    .where('request.type', '=', 'export')
    .where('request.status', '=', 'processing')
    .where('request.sent_at', 'is not', null)
    .where(
      sql<boolean>`not exists (select from dsar_parts as part
                               where part.request_id = request.id and part.answered_at is null)`,
    )
    .limit(20)
    .execute();
}

/** Bundles whose time is over and whose key is still there; for the system. */
export function findExpiredBundles(db: Db): Promise<{ id: string }[]> {
  return db
    .selectFrom('dsar_requests')
    .select('id')
    .where('bundle_expires_at', '<=', sql<Date>`now()`)
    .where('wrapped_key', 'is not', null)
    .limit(100)
    .execute();
}
