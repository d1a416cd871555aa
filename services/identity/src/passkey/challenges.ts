import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../generated/database.ts';

type Db = Kysely<DB>;

/** What a challenge is for, and for whom; nobody is known yet where someone signs in. */
export type ChallengePurpose =
  | { readonly purpose: 'sign_in' }
  | { readonly purpose: 'register' | 'step_up'; readonly userId: string; readonly sessionId: string };

/** Makes a challenge of 256 random bits; good for five minutes. */
export async function makeChallenge(db: Db, what: ChallengePurpose): Promise<Buffer> {
  const challenge = randomBytes(32);
  await db
    .insertInto('passkey_challenges')
    .values({ challenge, purpose: what.purpose, ...personOf(what) })
    .execute();
  return challenge;
}

/**
 * Takes a challenge away, whatever comes of the answer to it: each is good once.
 * @returns false where there is none for this purpose and this session, or it has expired
 */
export async function takeChallenge(db: Db, challenge: Buffer, what: ChallengePurpose): Promise<boolean> {
  const { user_id, session_id } = personOf(what);
  const taken = await db
    .deleteFrom('passkey_challenges')
    .where('challenge', '=', challenge)
    .where('purpose', '=', what.purpose)
    .where(sql<boolean>`user_id is not distinct from ${user_id}::uuid`)
    .where(sql<boolean>`session_id is not distinct from ${session_id}::uuid`)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return taken.numDeletedRows > 0n;
}

function personOf(what: ChallengePurpose): { user_id: string | null; session_id: string | null } {
  return what.purpose === 'sign_in'
    ? { user_id: null, session_id: null }
    : { user_id: what.userId, session_id: what.sessionId };
}
