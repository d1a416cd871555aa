import type { Person } from '@hotmess/shared/db/actor';
import { type Kysely, type Updateable, sql } from 'kysely';
import type { DB, UserPrivate, Users } from '../generated/database.ts';
import { type MeRow, type ProfileRow, USER_COLUMNS, type UserRow } from './rows.ts';

type Db = Kysely<DB>;

const PROFILE_COLUMNS = ['id', 'username', 'display_name', 'avatar_url', 'bio'] as const;

/** Profiles that everyone may see, in no order. */
export async function findPublicProfiles(db: Db, ids: readonly string[]): Promise<ProfileRow[]> {
  const rows = await db
    .selectFrom('public_profiles')
    .select(PROFILE_COLUMNS)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return rows as ProfileRow[];
}

/** The public profile under a username, whatever its case. */
export async function findProfileByName(db: Db, username: string): Promise<ProfileRow | undefined> {
  const row = await db
    .selectFrom('public_profiles')
    .select(PROFILE_COLUMNS)
    .where('username_key', '=', username.toLowerCase())
    .executeTakeFirst();
  return row as ProfileRow | undefined;
}

/** Profiles for someone signed in: public ones, his own, and for staff every one. */
export async function findProfiles(db: Db, ids: readonly string[]): Promise<ProfileRow[]> {
  const { rows } = await sql<ProfileRow>`
    select id, username, display_name, avatar_url, bio from users where id = any(${[...ids]}::uuid[])
    union
    select id, username, display_name, avatar_url, bio from public_profiles where id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** The person himself. @param db his own */
export async function findMe(db: Db, person: Person): Promise<MeRow | undefined> {
  const row = await db
    .selectFrom('users')
    .innerJoin('user_private', 'user_private.user_id', 'users.id')
    .select(USER_COLUMNS.map((column) => `users.${column}` as const))
    .select(['user_private.email', 'user_private.home_city', 'user_private.time_zone'])
    .where('users.id', '=', person.userId)
    .executeTakeFirst();
  return row && { ...row, person };
}

/** One user, locked until the transaction ends; for the system, which may change any. */
export function lockUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').select(USER_COLUMNS).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The same, with what moderator actions go by. */
export function lockForAction(
  db: Db,
  id: string,
): Promise<(UserRow & { action_version: number }) | undefined> {
  return db
    .selectFrom('users')
    .select([...USER_COLUMNS, 'action_version'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/**
 * Changes a user, if he still is as he was seen. An empty change only counts his version up.
 * @returns undefined where someone else changed him meanwhile
 */
export function changeUser(
  db: Db,
  seen: { id: string; version: number },
  change: Pick<
    Updateable<Users>,
    | 'status'
    | 'username'
    | 'display_name'
    | 'is_public'
    | 'avatar_url'
    | 'bio'
    | 'action_version'
    | 'self_suspended'
  >,
): Promise<UserRow | undefined> {
  return db
    .updateTable('users')
    .set({ is_public: sql`is_public`, ...change })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .returning(USER_COLUMNS)
    .executeTakeFirst();
}

/** Changes what only the person himself reads. */
export async function changePrivate(
  db: Db,
  userId: string,
  change: Pick<Updateable<UserPrivate>, 'home_city' | 'time_zone'>,
): Promise<void> {
  await db.updateTable('user_private').set(change).where('user_id', '=', userId).execute();
}

/** True where someone has this username, whatever its case. */
export async function isUsernameTaken(db: Db, username: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where(sql`lower(username)`, '=', username.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** A user's staff roles; `user` goes without saying. */
export async function listRoles(db: Db, userId: string): Promise<('moderator' | 'admin')[]> {
  const rows = await db
    .selectFrom('user_roles')
    .select('role')
    .where('user_id', '=', userId)
    .orderBy('role', 'desc')
    .execute();
  return rows.map(({ role }) => role);
}
