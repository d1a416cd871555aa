import { randomUUID } from 'node:crypto';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import type { Errands } from '../jobs/errands.ts';
import type { AccessTokens } from '../keys/access-tokens.ts';
import { enqueueMail } from '../mail/queue.ts';
import { claimUsername, proveAddress } from '../user/accounts.ts';
import { maySeeSelf } from '../user/policy.ts';
import { enter } from './entering.ts';
import { type Hasher, isSameHash } from './hasher.ts';
import { refreshInput, requestCodeInput, signInInput } from './input.ts';
import { type Limit, limitMail, limitRedeem } from './limits.ts';
import {
  type Arrival,
  addRefreshToken,
  endSession,
  findArrival,
  lockRefreshToken,
  removeCode,
  spendTry,
  useRefreshToken,
} from './queries.ts';
import { awardLogin } from '../xp/login.ts';
import { hashRefreshToken, mintRefreshToken } from './refresh-token.ts';
import { type SignedIn, issue } from './session.ts';

/** What the commands of sign-in stand on. */
export interface SignInCommands {
  readonly database: Database<DB>;
  readonly hasher: Hasher;
  readonly mailLimit: Limit;
  readonly tokens: AccessTokens;
  readonly errands: Errands;
}

/**
 * Takes in that someone wants a code. Nothing here looks whether the address is known, so neither the answer nor its
 * timing can tell; the errand that sends the mail looks.
 */
export async function requestSignInCode(
  deps: SignInCommands,
  clientIp: string | undefined,
  raw: unknown,
): Promise<{ accepted: true }> {
  const { email } = validInput(requestCodeInput, raw);
  await deps.database.inTransaction(systemActor('request-code'), async (tx) => {
    await limitMail(tx.db, deps.hasher, deps.mailLimit, email, clientIp);
    await enqueueMail(tx.db, { template: 'sign_in_code', email });
    tx.afterCommit(deps.errands.wake);
  });
  return { accepted: true };
}

/** Stands in where there is no such person, so that the same is computed. */
const NOBODY = { userId: randomUUID(), codeHash: Buffer.alloc(32) };

/** Redeems a code for a session. */
export async function signIn(
  deps: SignInCommands,
  clientIp: string | undefined,
  raw: unknown,
): Promise<SignedIn> {
  const { email, code, device } = validInput(signInInput, raw);
  // Before the code is spent: without a key to sign with there is no session.
  await deps.tokens.ready();
  const entered = await deps.database.inTransaction(systemActor('sign-in'), async (tx) => {
    const { db } = tx;
    await limitRedeem(db, deps.hasher, email, clientIp);
    const found = await spendTry(db, email);
    const { userId, codeHash } = found ?? NOBODY;
    const fits = isSameHash(deps.hasher.code(userId, code), codeHash);
    // No throw: the try that was spent has to be committed.
    if (!found || !fits) return undefined;
    await removeCode(db, userId);
    await proveAddress(tx, userId);
    return enter(tx, userId, { method: 'email_code', device: device ?? null });
  });
  if (!entered) throw new DomainError('UNAUTHENTICATED', 'This code is wrong, used or no longer valid.');
  if (entered.arrival.wishes) await claimUsername(deps.database, entered.arrival.userId);
  return issue(deps.tokens, entered.arrival, entered.session, entered.refreshToken);
}

const EXPIRED = 'This session has ended; sign in again.';

/** Swaps a refresh token for the next one. One that was used before was stolen by one of two: the session ends. */
export async function refreshSession(deps: SignInCommands, raw: unknown): Promise<SignedIn> {
  const hash = hashRefreshToken(validInput(refreshInput, raw).refreshToken);
  await deps.tokens.ready();
  const rotated = await deps.database.inTransaction(systemActor('refresh-session'), async (tx) => {
    const { db } = tx;
    const held = await lockRefreshToken(db, hash);
    if (!held || held.ended) return undefined;
    if (held.used) {
      await endSession(db, held.sessionId, 'token_reused');
      return undefined;
    }
    const arrival: Arrival | undefined = held.expired ? undefined : await findArrival(db, held.userId);
    if (!arrival) return undefined;
    const refreshToken = mintRefreshToken();
    await useRefreshToken(db, hash, held.sessionId);
    await addRefreshToken(db, held.sessionId, hashRefreshToken(refreshToken));
    if (arrival.status === 'active') await awardLogin(tx, held.userId);
    return { arrival, session: { id: held.sessionId, authTime: held.authTime }, refreshToken };
  });
  if (!rotated) throw new DomainError('UNAUTHENTICATED', EXPIRED);
  return issue(deps.tokens, rotated.arrival, rotated.session, rotated.refreshToken);
}

/** Ends the session that the request is signed in by; a restricted person may leave too. */
export async function signOut(deps: SignInCommands, actor: Actor): Promise<{ signedOut: boolean }> {
  const { sessionId } = maySeeSelf(actor);
  const signedOut = await deps.database.inTransaction(systemActor('sign-out'), ({ db }) =>
    endSession(db, sessionId, 'signed_out'),
  );
  return { signedOut };
}
