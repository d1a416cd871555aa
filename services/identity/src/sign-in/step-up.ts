import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError, notFound } from '@hotmess/shared/errors/domain-error';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { enqueueMail } from '../mail/queue.ts';
import { maySeeSelf } from '../user/policy.ts';
import type { SignInCommands } from './commands.ts';
import { isSameHash } from './hasher.ts';
import { stepUpInput } from './input.ts';
import { limitMail, limitRedeem } from './limits.ts';
import { type Arrival, findAddress, findArrival, removeCode, renewProof, spendTry } from './queries.ts';
import { type SteppedUp, issueAccess } from './session.ts';

/** Sends a code to the address of whoever is signed in; a restricted person may need one for a data request. */
export async function requestStepUpCode(
  deps: SignInCommands,
  clientIp: string | undefined,
  actor: Actor,
): Promise<{ accepted: true }> {
  const { userId } = maySeeSelf(actor);
  await deps.database.inTransaction(systemActor('request-step-up'), async (tx) => {
    const email = (await findAddress(tx.db, userId)) ?? notFound();
    await limitMail(tx.db, deps.hasher, deps.mailLimit, email, clientIp);
    await enqueueMail(tx.db, { template: 'sign_in_code', email });
    tx.afterCommit(deps.errands.wake);
  });
  return { accepted: true };
}

/** Redeems a code within a session: the next access token says that the person proved himself just now. */
export async function stepUp(
  deps: SignInCommands,
  clientIp: string | undefined,
  actor: Actor,
  raw: unknown,
): Promise<SteppedUp> {
  const { userId, sessionId } = maySeeSelf(actor);
  const { code } = validInput(stepUpInput, raw);
  await deps.tokens.ready();
  const renewed = await deps.database.inTransaction(systemActor('step-up'), async (tx) => {
    const { db } = tx;
    const email = (await findAddress(db, userId)) ?? notFound();
    await limitRedeem(db, deps.hasher, email, clientIp);
    const found = await spendTry(db, email);
    // No throw: the try that was spent has to be committed.
    if (!found || !isSameHash(deps.hasher.code(userId, code), found.codeHash)) return undefined;
    await removeCode(db, userId);
    return renew(tx, userId, sessionId);
  });
  if (!renewed) throw new DomainError('UNAUTHENTICATED', 'This code is wrong, used or no longer valid.');
  return steppedUp(deps, renewed);
}

/** A session whose person has just proven himself. */
export interface Renewed {
  readonly arrival: Arrival;
  readonly session: { readonly id: string; readonly authTime: Date };
}

/** Notes the proof. @throws {DomainError} UNAUTHENTICATED where the session or the person is gone */
export async function renew(tx: Tx<DB>, userId: string, sessionId: string): Promise<Renewed> {
  const session = await renewProof(tx.db, sessionId, userId);
  const arrival = session && (await findArrival(tx.db, userId));
  if (!session || !arrival)
    throw new DomainError('UNAUTHENTICATED', 'This session has ended; sign in again.');
  return { arrival, session: { id: session.id, authTime: session.auth_time } };
}

/** Issues the access token that says so. */
export async function steppedUp(
  deps: Pick<SignInCommands, 'tokens'>,
  { arrival, session }: Renewed,
): Promise<SteppedUp> {
  const { token, expiresAt } = await issueAccess(deps.tokens, arrival, session);
  return { accessToken: token, accessTokenExpiresAt: expiresAt };
}
