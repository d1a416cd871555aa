import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Insertable, type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { AuditLog, DB } from '../generated/database.ts';
import type { AuditEntryRow } from './rows.ts';

type Db = Kysely<DB>;

/** Newest first, by place in the chain. */
export const auditCursor = cursorCodec('audit-log', z.int().min(1));

/** What an admin looks for; all that is given must fit. */
export interface AuditFilter {
  readonly actorId?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  readonly objectType?: string | null | undefined;
  readonly objectId?: string | null | undefined;
  readonly action?: string | null | undefined;
  readonly service?: AuditEntryRow['service'] | null | undefined;
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
}

/** Entries that fit, newest first. @param limit rows at most */
export function listEntries(
  db: Db,
  filter: AuditFilter,
  after: string | null | undefined,
  limit: number,
): Promise<AuditEntryRow[]> {
  let query = db.selectFrom('audit_log').selectAll().orderBy('seq', 'desc').limit(limit);
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId);
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.objectType) query = query.where('object_type', '=', filter.objectType);
  if (filter.objectId) query = query.where('object_id', '=', filter.objectId);
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.service) query = query.where('service', '=', filter.service);
  if (filter.from) query = query.where('recorded_at', '>=', filter.from);
  if (filter.to) query = query.where('recorded_at', '<', filter.to);
  if (after) query = query.where('seq', '<', auditCursor.decode(after));
  return query.execute();
}

/** The log in the order of the chain, in slices, so that it never lies in memory as a whole. */
export async function* readChain(db: Db, slice = 1_000): AsyncGenerator<AuditEntryRow> {
  for (let from = 0; ;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(slice)
      .execute();
    yield* rows;
    if (rows.length < slice) return;
    from = rows.at(-1)!.seq;
  }
}

export type NewAuditEntry = Omit<Insertable<AuditLog>, 'seq' | 'prev_hash' | 'hash'>;

/** Appends an entry; its place and its hashes the table's trigger makes. Told of twice, it is there once. */
export async function appendEntry(db: Db, entry: NewAuditEntry): Promise<void> {
  const columns = Object.keys(entry).map((name) => sql.ref(name));
  await sql`insert into audit_log (${sql.join(columns)}) values (${sql.join(Object.values(entry))})
            on conflict do nothing`.execute(db);
}

/** The newest entry, where no head went out for it yet. */
export async function findUnsignedHead(db: Db): Promise<{ seq: number; hash: Buffer } | undefined> {
  const { rows } = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from audit_log
    where seq = (select max(seq) from audit_log)
      and seq > coalesce((select max(seq) from audit_heads), 0)`.execute(db);
  return rows[0];
}

/** Remembers that a head goes out. */
export async function insertHead(db: Db, seq: number): Promise<void> {
  await db.insertInto('audit_heads').values({ seq }).execute();
}

/** The wrapped keys of subjects who ever had one; null where it was erased. */
export function findSubjectKeys(
  db: Db,
  subjectIds: readonly string[],
): Promise<{ subject_id: string; wrapped_key: Buffer | null }[]> {
  return db
    .selectFrom('audit_subject_keys')
    .select(['subject_id', 'wrapped_key'])
    .where('subject_id', '=', sql<string>`any(${[...subjectIds]}::uuid[])`)
    .execute();
}

/** Stores a subject's key, unless he has or had one. */
export async function insertSubjectKey(db: Db, subjectId: string, wrapped: Buffer): Promise<void> {
  await db
    .insertInto('audit_subject_keys')
    .values({ subject_id: subjectId, wrapped_key: wrapped })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Erases a subject's key, for good. @returns how many entries do not open any more */
export async function eraseSubjectKey(db: Db, subjectId: string): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    with erased as (
      insert into audit_subject_keys (subject_id, wrapped_key, erased_at) values (${subjectId}::uuid, null, now())
      on conflict (subject_id) do update set wrapped_key = null, erased_at = coalesce(audit_subject_keys.erased_at, now())
    )
    select count(*)::int as entries from audit_log where subject_id = ${subjectId}::uuid`.execute(db);
  return rows[0]!.entries;
}
