import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Tx } from '@hotmess/shared/db/transaction';
import { DomainError } from '@hotmess/shared/errors/domain-error';
import { validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import type { SignInCommands } from '../sign-in/commands.ts';
import { enter } from '../sign-in/entering.ts';
import { limitAccount, limitClient } from '../sign-in/limits.ts';
import { type SignedIn, type SteppedUp, issue } from '../sign-in/session.ts';
import { renew, steppedUp } from '../sign-in/step-up.ts';
import { claimUsername } from '../user/accounts.ts';
import { maySeeSelf } from '../user/policy.ts';
import { type ChallengePurpose, makeChallenge, takeChallenge } from './challenges.ts';
import { type Assertion, assertionInput } from './input.ts';
import { countUse, findCredential, listCredentials } from './queries.ts';
import { type RelyingParty, assertionOptions, challengeOf, judgeAssertion } from './webauthn.ts';

export interface AssertionCommands extends SignInCommands {
  readonly relyingParty: RelyingParty;
}

const REFUSED = 'This passkey was not accepted.';

/** Begins a sign-in by a passkey: nobody is named, the device offers those that it has. */
export async function beginPasskeySignIn(
  deps: AssertionCommands,
  clientIp: string | undefined,
): Promise<{ optionsJson: string }> {
  const challenge = await deps.database.inTransaction(
    systemActor('begin-passkey-sign-in'),
    async ({ db }) => {
      await limitClient(db, deps.hasher, 'passkey', clientIp);
      return makeChallenge(db, { purpose: 'sign_in' });
    },
  );
  return { optionsJson: await assertionOptions(deps.relyingParty, challenge) };
}

/** Signs in by a passkey. An unknown one, a wrong signature and a used challenge all get the same answer. */
export async function signInWithPasskey(
  deps: AssertionCommands,
  clientIp: string | undefined,
  raw: unknown,
): Promise<SignedIn> {
  const { responseJson: answer, device } = validInput(assertionInput, raw);
  await deps.tokens.ready();
  const entered = await withProven(deps, answer, { purpose: 'sign_in' }, clientIp, (tx, userId) =>
    enter(tx, userId, { method: 'passkey', device: device ?? null }),
  );
  if (entered.arrival.wishes) await claimUsername(deps.database, entered.arrival.userId);
  return issue(deps.tokens, entered.arrival, entered.session, entered.refreshToken);
}

/** Begins to prove again who one is, by a passkey of one's own. */
export async function beginPasskeyStepUp(
  deps: AssertionCommands,
  actor: Actor,
): Promise<{ optionsJson: string }> {
  const { userId, sessionId } = maySeeSelf(actor);
  const { challenge, known } = await deps.database.inTransaction(
    systemActor('begin-passkey-step-up'),
    async ({ db }) => {
      await limitAccount(db, deps.hasher, 'passkey', userId);
      return {
        known: await listCredentials(db, userId),
        challenge: await makeChallenge(db, { purpose: 'step_up', userId, sessionId }),
      };
    },
  );
  if (known.length === 0) throw new DomainError('CONFLICT', 'You have no passkey; use a code instead.');
  return { optionsJson: await assertionOptions(deps.relyingParty, challenge, known) };
}

/** Proves again who one is: somebody else's passkey is of no use here. */
export async function stepUpWithPasskey(
  deps: AssertionCommands,
  clientIp: string | undefined,
  actor: Actor,
  raw: unknown,
): Promise<SteppedUp> {
  const { userId, sessionId } = maySeeSelf(actor);
  const { responseJson: answer } = validInput(assertionInput, raw);
  await deps.tokens.ready();
  const what = { purpose: 'step_up', userId, sessionId } as const;
  const renewed = await withProven(deps, answer, what, clientIp, async (tx, owner) =>
    owner === userId ? renew(tx, userId, sessionId) : undefined,
  );
  return steppedUp(deps, renewed);
}

/**
 * Judges an assertion and does what it is for, in the transaction that counts the use.
 * @throws {DomainError} UNAUTHENTICATED, RATE_LIMITED
 */
async function withProven<Result>(
  deps: AssertionCommands,
  answer: Assertion,
  what: ChallengePurpose,
  clientIp: string | undefined,
  work: (tx: Tx<DB>, userId: string) => Promise<Result | undefined>,
): Promise<Result> {
  const { database, relyingParty } = deps;
  const challenge = challengeOf(answer.response);
  const credentialId = Buffer.from(answer.id, 'base64url');
  // In a transaction of its own: attempt and challenge are spent whatever comes of it.
  const stored = await database.inTransaction(systemActor('take-challenge'), async ({ db }) => {
    await limitClient(db, deps.hasher, 'assertion', clientIp);
    await limitAccount(db, deps.hasher, 'assertion', answer.id);
    return (await takeChallenge(db, challenge, what)) ? findCredential(db, credentialId) : undefined;
  });
  const use = stored && (await judgeAssertion(relyingParty, answer, challenge, stored));
  const result =
    use &&
    (await database.inTransaction(systemActor('use-passkey'), async (tx) =>
      (await countUse(tx.db, stored.id, use)) ? work(tx, stored.user_id) : undefined,
    ));
  if (!result) throw new DomainError('UNAUTHENTICATED', REFUSED);
  return result;
}
