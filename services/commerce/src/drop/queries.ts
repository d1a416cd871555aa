import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Insertable, type Kysely, type SqlBool, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { DB, Drops } from '../generated/database.ts';
import { DROP_COLUMNS, type DropRow, type EntryRow } from './rows.ts';

type Db = Kysely<DB>;

const byStart = cursorCodec('drops', z.object({ at: z.iso.datetime(), id: z.uuid() }));
const byPosition = cursorCodec('drop_draw', z.int());
export const dropCursor = (drop: DropRow) => byStart.encode({ at: drop.start_at.toISOString(), id: drop.id });
export const entryCursor = (entry: EntryRow) => byPosition.encode(entry.position!);

/** Drops by id, in no order. */
export function findDrops(db: Db, ids: readonly string[]): Promise<DropRow[]> {
  return db
    .selectFrom('drops')
    .select(DROP_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export async function findDrop(db: Db, id: string): Promise<DropRow | undefined> {
  const [row] = await findDrops(db, [id]);
  return row;
}

/** Drops to come or open by the clock, the soonest first. @param limit rows at most */
export function listDrops(db: Db, after: string | null | undefined, limit: number): Promise<DropRow[]> {
  let query = db
    .selectFrom('drops')
    .select(DROP_COLUMNS)
    .where('status', '<>', 'ended')
    .where('end_at', '>', sql<Date>`now()`)
    .orderBy('start_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { at, id } = byStart.decode(after);
    query = query.where(sql<SqlBool>`(start_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** Who was drawn, in order. @param limit rows at most */
export function listDraw(
  db: Db,
  dropId: string,
  after: string | null | undefined,
  limit: number,
): Promise<EntryRow[]> {
  let query = db
    .selectFrom('drop_entries')
    .select(['id', 'position'])
    .where('drop_id', '=', dropId)
    .where('position', 'is not', null)
    .orderBy('position')
    .limit(limit);
  if (after) query = query.where('position', '>', byPosition.decode(after));
  return query.execute();
}

/** A person's own entries to drops, by drop. @param db his own, or the system's */
export function findOwnEntries(
  db: Db,
  userId: string,
  dropIds: readonly string[],
): Promise<(EntryRow & { drop_id: string })[]> {
  return db
    .selectFrom('drop_entrants as o')
    .leftJoin('drop_entries as e', 'e.id', 'o.entry_id')
    .select(['o.entry_id as id', 'o.drop_id', 'e.position'])
    .where('o.user_id', '=', userId)
    .where('o.drop_id', '=', sql<string>`any(${[...dropIds]}::uuid[])`)
    .execute();
}

export type NewDrop = Pick<
  Insertable<Drops>,
  'title' | 'description' | 'start_at' | 'end_at' | 'wave_size' | 'wave_seconds' | 'seed_hash'
>;

export function insertDrop(db: Db, drop: NewDrop): Promise<DropRow> {
  return db.insertInto('drops').values(drop).returning(DROP_COLUMNS).executeTakeFirstOrThrow();
}

/** Changes a drop, if it still is as it was seen; undefined where someone else changed it meanwhile. */
export function changeDrop(
  db: Db,
  seen: { id: string; version: number },
  change: Updateable<Drops>,
): Promise<DropRow | undefined> {
  return db
    .updateTable('drops')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(DROP_COLUMNS)
    .executeTakeFirst();
}

/** Locks a drop; `begun` is by the clock of this very moment, after the wait for the lock. For the system. */
export async function lockDrop(
  db: Db,
  id: string,
  strength: 'share' | 'update',
): Promise<(DropRow & { begun: boolean }) | undefined> {
  const query = db.selectFrom('drops').select(DROP_COLUMNS).where('id', '=', id);
  const drop = await (strength === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst();
  if (!drop) return undefined;
  const { rows } = await sql<{ begun: boolean }>`
    select clock_timestamp() >= ${drop.start_at}::timestamptz as begun`.execute(db);
  return { ...drop, begun: rows[0]!.begun };
}

/** Drops that the clock has to move, oldest first; for the system. @param limit rows at most */
export function findDropsToMove(db: Db, limit: number): Promise<DropRow[]> {
  return db
    .selectFrom('drops')
    .select(DROP_COLUMNS)
    .where('status', '<>', 'ended')
    .where('start_at', '<=', sql<Date>`now()`)
    .where((where) => where.or([where('status', '=', 'scheduled'), where('end_at', '<=', sql<Date>`now()`)]))
    .orderBy('start_at')
    .limit(limit)
    .execute();
}

/** Enters a person, once. @param db the system's */
export async function insertEntry(db: Db, dropId: string, userId: string): Promise<void> {
  const [own] = await findOwnEntries(db, userId, [dropId]);
  if (own) return;
  const { id } = await db
    .insertInto('drop_entries')
    .values({ drop_id: dropId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('drop_entrants').values({ entry_id: id, drop_id: dropId, user_id: userId }).execute();
}

export async function readSeed(db: Db, dropId: string): Promise<string> {
  const { seed } = await db
    .selectFrom('drop_seeds')
    .select('seed')
    .where('drop_id', '=', dropId)
    .executeTakeFirstOrThrow();
  return seed;
}

export async function listEntryIds(db: Db, dropId: string): Promise<string[]> {
  const rows = await db.selectFrom('drop_entries').select('id').where('drop_id', '=', dropId).execute();
  return rows.map(({ id }) => id);
}

/** Gives entries their places. @param entries the first drawn first */
export async function placeEntries(db: Db, entries: readonly string[]): Promise<void> {
  await sql`
    update drop_entries set position = t.position
    from unnest(${[...entries]}::uuid[]) with ordinality as t (id, position)
    where drop_entries.id = t.id`.execute(db);
}

/** Reveals the seed with the draw. @param entries how many took part */
export async function revealDraw(db: Db, dropId: string, entries: number): Promise<void> {
  await sql`
    update drops set seed = s.seed, drawn_at = date_trunc('milliseconds', now()), entries_drawn = ${entries}
    from drop_seeds s where s.drop_id = drops.id and drops.id = ${dropId}`.execute(db);
}
