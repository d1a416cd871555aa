import { cursorCodec } from '@hotmess/shared/graphql/cursor';
import { type Kysely, type Updateable, sql } from 'kysely';
import { z } from 'zod';
import type { BeaconPosts, DB } from '../generated/database.ts';
import { type ModeratedPost, POST_COLUMNS, type PostReview, type PostRow } from './rows.ts';

type Db = Kysely<DB>;

/** Oldest first, as a thread is read: a UUIDv7 is in the order of its making. */
export const postCursor = cursorCodec('posts', z.uuid());
/** What was hidden longest ago first. */
export const hiddenCursor = cursorCodec('hidden-posts', z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** One post as far as the actor may see it. */
export async function findPost(db: Db, id: string): Promise<PostRow | undefined> {
  const [post] = await findPosts(db, [id]);
  return post;
}

/** Posts by id, in no order; those that the actor may not see are left out. */
export function findPosts(db: Db, ids: readonly string[]): Promise<PostRow[]> {
  return db
    .selectFrom('beacon_posts')
    .select(POST_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** One post, locked until the transaction ends, with what actions and reports go by; for the system. */
export function lockPost(db: Db, id: string): Promise<ModeratedPost | undefined> {
  return db
    .selectFrom('beacon_posts')
    .select([...POST_COLUMNS, 'prior_state', 'action_version', 'reports_version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The threads of several beacons, oldest first within each, in one query. @param limit rows at most for each beacon */
export async function listThreads(
  db: Db,
  beaconIds: readonly string[],
  after: string | null | undefined,
  limit: number,
): Promise<PostRow[]> {
  const columns = sql.join(POST_COLUMNS.map((column) => sql.ref(`post.${column}`)));
  const last = after ? postCursor.decode(after) : null;
  const { rows } = await sql<PostRow>`
    select ${columns}
    from unnest(${[...beaconIds]}::uuid[]) as beacon (id)
    cross join lateral (
      select ${sql.join(POST_COLUMNS.map((column) => sql.ref(column)))} from beacon_posts
      where beacon_id = beacon.id and status in ('visible', 'locked')
        and (${last}::uuid is null or beacon_posts.id > ${last}::uuid)
      order by beacon_posts.id
      limit ${limit}::int
    ) as post`.execute(db);
  return rows;
}

/** What was hidden and waits for a moderator. @param limit rows at most */
export function listHidden(db: Db, after: string | null | undefined, limit: number): Promise<PostRow[]> {
  let query = db
    .selectFrom('beacon_posts')
    .select(POST_COLUMNS)
    .where('status', '=', 'hidden')
    .orderBy('updated_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const { at, id } = hiddenCursor.decode(after);
    query = query.where(sql<boolean>`(updated_at, id) > (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** What moderators alone see of posts. */
export function findReviews(db: Db, ids: readonly string[]): Promise<PostReview[]> {
  return db
    .selectFrom('beacon_posts')
    .select(['id', 'moderation_flags', 'report_count', 'prior_state'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export interface NewPost {
  readonly beaconId: string;
  /** Null for the system's own. */
  readonly authorId: string | null;
  readonly type: PostRow['type'];
  readonly body: string;
  readonly attachments: readonly string[];
}

/** Inserts a visible post. */
export function insertPost(db: Db, post: NewPost): Promise<PostRow> {
  return db
    .insertInto('beacon_posts')
    .values({
      beacon_id: post.beaconId,
      author_id: post.authorId,
      type: post.type,
      body: post.body,
      attachments: JSON.stringify(post.attachments),
    })
    .returning(POST_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Changes a post, if it still is as it was seen. @returns false where someone else changed it meanwhile */
export async function changePost(
  db: Db,
  seen: { readonly id: string; readonly version: number },
  change: Updateable<BeaconPosts>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('beacon_posts')
    .set(change)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Sets markers of a post and takes others away; which stand is then what it answers. */
export async function mergeFlags(
  db: Db,
  id: string,
  set: readonly string[],
  cleared: readonly string[],
): Promise<unknown> {
  const { moderation_flags: flags } = await db
    .updateTable('beacon_posts')
    .set({
      moderation_flags: sql`(moderation_flags || ${JSON.stringify(Object.fromEntries(set.map((flag) => [flag, true])))}::jsonb)
        - ${[...cleared]}::text[]`,
    })
    .where('id', '=', id)
    .returning('moderation_flags')
    .executeTakeFirstOrThrow();
  return flags;
}

/** Notes the newest moderator action that was applied or overtaken; for the system. */
export async function noteAction(db: Db, id: string, version: number): Promise<void> {
  await db.updateTable('beacon_posts').set({ action_version: version }).where('id', '=', id).execute();
}

/** Notes how many persons reported a post; for the system. */
export async function countReports(
  db: Db,
  id: string,
  report: { readonly version: number; readonly distinctReporters: number },
): Promise<void> {
  await db
    .updateTable('beacon_posts')
    .set({ report_count: report.distinctReporters, reports_version: report.version })
    .where('id', '=', id)
    .execute();
}
