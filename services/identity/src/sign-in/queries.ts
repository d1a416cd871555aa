import { type Kysely, sql } from 'kysely';
import type { DB, Sessions } from '../generated/database.ts';
import { missingConsents } from '../consent/missing.ts';
import type { UserStatus } from '../user/machine.ts';

type Db = Kysely<DB>;

export const CODE_TRIES = 5;
const CODE_MINUTES = 10;
export const REFRESH_DAYS = 30;

/** A person at the door, as he stands now. */
export interface Arrival {
  readonly userId: string;
  readonly status: UserStatus;
  readonly roles: readonly ('moderator' | 'admin')[];
  readonly wishes: boolean;
  /** Generation of his tokens. */
  readonly generation: number;
  /** He has not agreed to the present version of a required document. */
  readonly owesConsent: boolean;
}

/** How someone came in. */
export interface Entrance {
  readonly method: 'email_code' | 'passkey';
  /** What the client calls itself. */
  readonly device: string | null;
}

/** Stores a person's newest code; the one before it is void. */
export async function storeCode(db: Db, userId: string, codeHash: Buffer): Promise<void> {
  await sql`
    insert into sign_in_codes (user_id, code_hash, expires_at)
    values (${userId}, ${codeHash}, now() + make_interval(mins => ${CODE_MINUTES}))
    on conflict (user_id) do update
      set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0, created_at = now()`.execute(
    db,
  );
}

/**
 * Spends one try of the address's code. Attempts at once wait for the row, so no more than five ever see the hash.
 * @returns undefined where there is no such address, no code, or no try left
 */
export async function spendTry(
  db: Db,
  email: string,
): Promise<{ userId: string; codeHash: Buffer } | undefined> {
  const { rows } = await sql<{ userId: string; codeHash: Buffer }>`
    update sign_in_codes as code set tries = code.tries + 1
    from user_private as person
    where person.email = ${email} and code.user_id = person.user_id
      and code.tries < ${CODE_TRIES} and code.expires_at > now()
    returning code.user_id as "userId", code.code_hash as "codeHash"`.execute(db);
  return rows[0];
}

/** Removes a code that was redeemed. */
export async function removeCode(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('sign_in_codes').where('user_id', '=', userId).execute();
}

/** How a person stands now; undefined once he is erased. */
export async function findArrival(db: Db, userId: string): Promise<Arrival | undefined> {
  const { rows } = await sql<Arrival>`
    select users.id as "userId", users.status, person.wished_username is not null as wishes,
           users.token_generation as generation,
           cardinality(${missingConsents(sql.ref('users.id'))}) > 0 as "owesConsent",
           array(select role from user_roles where user_id = users.id order by role desc) as roles
    from users join user_private as person on person.user_id = users.id
    where users.id = ${userId} and users.status <> 'erased'`.execute(db);
  return rows[0];
}

/** Begins a session. */
export function beginSession(
  db: Db,
  userId: string,
  { method, device }: Entrance,
): Promise<{ id: string; auth_time: Date }> {
  return db
    .insertInto('sessions')
    .values({ user_id: userId, method, device })
    .returning(['id', 'auth_time'])
    .executeTakeFirstOrThrow();
}

/** Adds a refresh token to a session's family. */
export async function addRefreshToken(db: Db, sessionId: string, tokenHash: Buffer): Promise<void> {
  await db
    .insertInto('refresh_tokens')
    .values({
      session_id: sessionId,
      token_hash: tokenHash,
      expires_at: sql<Date>`now() + make_interval(days => ${REFRESH_DAYS})`,
    })
    .execute();
}

/** A refresh token with its session. */
export interface HeldToken {
  readonly sessionId: string;
  readonly userId: string;
  readonly authTime: Date;
  readonly used: boolean;
  readonly expired: boolean;
  readonly ended: boolean;
}

/** Finds a refresh token, locked with its session: of two who use it at once, one comes second and sees it used. */
export async function lockRefreshToken(db: Db, tokenHash: Buffer): Promise<HeldToken | undefined> {
  const { rows } = await sql<HeldToken>`
    select token.session_id as "sessionId", session.user_id as "userId", session.auth_time as "authTime",
           token.used_at is not null as used, token.expires_at <= now() as expired,
           session.ended_at is not null as ended
    from refresh_tokens as token join sessions as session on session.id = token.session_id
    where token.token_hash = ${tokenHash}
    for update of token, session`.execute(db);
  return rows[0];
}

/** Marks a refresh token as used and its session as alive. */
export async function useRefreshToken(db: Db, tokenHash: Buffer, sessionId: string): Promise<void> {
  await db
    .updateTable('refresh_tokens')
    .set({ used_at: sql<Date>`now()` })
    .where('token_hash', '=', tokenHash)
    .execute();
  await db
    .updateTable('sessions')
    .set({ last_used_at: sql<Date>`date_trunc('hour', now(), 'UTC')` })
    .where('id', '=', sessionId)
    .execute();
}

type EndReason = NonNullable<Sessions['end_reason']>;

/** Ends one session, and with it its whole family of tokens. @returns false where it had ended before */
export async function endSession(db: Db, sessionId: string, reason: EndReason): Promise<boolean> {
  const result = await db
    .updateTable('sessions')
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Ends all sessions of a person.
 * @param except one that stays
 * @returns how many there were
 */
export async function endSessionsOf(
  db: Db,
  userId: string,
  reason: EndReason,
  except?: string,
): Promise<number> {
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('id', '<>', except!))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/**
 * Notes that a person proved who he is again, within his session.
 * @returns undefined where the session has ended
 */
export function renewProof(
  db: Db,
  sessionId: string,
  userId: string,
): Promise<{ id: string; auth_time: Date } | undefined> {
  return db
    .updateTable('sessions')
    .set({ auth_time: sql<Date>`now()` })
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning(['id', 'auth_time'])
    .executeTakeFirst();
}

/** The address of a person. */
export async function findAddress(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('user_private')
    .select('email')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.email;
}
