import { type Kysely, type Selectable, sql } from 'kysely';
import type { DB, Passkeys } from '../generated/database.ts';

type Db = Kysely<DB>;

const COLUMNS = ['id', 'name', 'backed_up', 'created_at', 'last_used_at'] as const;

export type PasskeyRow = Pick<Selectable<Passkeys>, (typeof COLUMNS)[number]>;

/** A person's passkeys, oldest first. */
export function listPasskeys(db: Db, userId: string): Promise<PasskeyRow[]> {
  return db.selectFrom('passkeys').select(COLUMNS).where('user_id', '=', userId).orderBy('id').execute();
}

/** What a browser is told of them, so that it neither makes a second one nor offers another's. @param db the system's */
export function listCredentials(
  db: Db,
  userId: string,
): Promise<{ credential_id: Buffer; transports: string[] }[]> {
  return db
    .selectFrom('passkeys')
    .select(['credential_id', 'transports'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();
}

/** What judges an assertion. */
export type StoredCredential = Pick<
  Selectable<Passkeys>,
  'id' | 'user_id' | 'credential_id' | 'public_key' | 'sign_count' | 'transports'
>;

/** A passkey by the id that its authenticator gave it. */
export function findCredential(db: Db, credentialId: Buffer): Promise<StoredCredential | undefined> {
  return db
    .selectFrom('passkeys')
    .select(['id', 'user_id', 'credential_id', 'public_key', 'sign_count', 'transports'])
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
}

/** Stores a passkey. @throws 23505 where the credential is known already */
export function insertPasskey(
  db: Db,
  passkey: {
    user_id: string;
    credential_id: Buffer;
    public_key: Buffer;
    sign_count: number;
    transports: string[];
    backed_up: boolean;
    name: string;
  },
): Promise<PasskeyRow> {
  return db.insertInto('passkeys').values(passkey).returning(COLUMNS).executeTakeFirstOrThrow();
}

/**
 * Counts a use. Of two assertions with one counter only the first is taken: the other came from a copy, or is the same
 * sent again. Authenticators that do not count say 0 each time.
 * @returns false where the counter did not grow
 */
export async function countUse(
  db: Db,
  id: string,
  use: { readonly signCount: number; readonly backedUp: boolean },
): Promise<boolean> {
  const counted = await db
    .updateTable('passkeys')
    .set({
      sign_count: use.signCount,
      backed_up: use.backedUp,
      last_used_at: sql<Date>`date_trunc('hour', now(), 'UTC')`,
    })
    .where('id', '=', id)
    .where(sql<boolean>`(sign_count < ${use.signCount} or (sign_count = 0 and ${use.signCount} = 0))`)
    .executeTakeFirst();
  return counted.numUpdatedRows > 0n;
}

/** Takes a person's passkey away. */
export function deletePasskey(db: Db, userId: string, id: string): Promise<PasskeyRow | undefined> {
  return db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning(COLUMNS)
    .executeTakeFirst();
}
