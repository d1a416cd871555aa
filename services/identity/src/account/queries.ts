import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';
import { USER_COLUMNS, type UserRow } from '../user/rows.ts';

type Db = Kysely<DB>;

/** A user by id or, where that is left out, by username whatever its case. @param db of staff */
export function findAccount(
  db: Db,
  by: { readonly id: string } | { readonly username: string },
): Promise<UserRow | undefined> {
  const query = db.selectFrom('users').select(USER_COLUMNS);
  return 'id' in by
    ? query.where('id', '=', by.id).executeTakeFirst()
    : query.where(sql`lower(username)`, '=', by.username.toLowerCase()).executeTakeFirst();
}

type StaffRole = 'moderator' | 'admin';

/** Gives a staff role. @returns false where he had it */
export async function addRole(db: Db, userId: string, role: StaffRole, by: string | null): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('user_roles')
    .values({ user_id: userId, role, granted_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows !== 0n;
}

/** Takes a staff role. */
export async function removeRole(db: Db, userId: string, role: StaffRole): Promise<void> {
  await db.deleteFrom('user_roles').where('user_id', '=', userId).where('role', '=', role).execute();
}

/** True where a suspension is a user's own, by a consent that he withdrew; for the system. */
export async function hasSuspendedHimself(db: Db, userId: string): Promise<boolean> {
  const { self_suspended } = await db
    .selectFrom('users')
    .select('self_suspended')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  return self_suspended;
}
