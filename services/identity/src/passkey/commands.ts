import { requireFreshSignIn } from '@hotmess/shared/auth/require';
import { type Actor, systemActor } from '@hotmess/shared/db/actor';
import type { Database } from '@hotmess/shared/db/database';
import { DomainError, badInput, notFound } from '@hotmess/shared/errors/domain-error';
import { errorCode } from '@hotmess/shared/errors/from-unknown';
import { entityId, validInput } from '@hotmess/shared/graphql/input';
import type { DB } from '../generated/database.ts';
import { findAddress } from '../sign-in/queries.ts';
import { lockLiveSession } from '../session/queries.ts';
import { makeChallenge, takeChallenge } from './challenges.ts';
import { addPasskeyInput } from './input.ts';
import { type PasskeyRow, deletePasskey, insertPasskey, listCredentials } from './queries.ts';
import { type RelyingParty, challengeOf, judgeAttestation, registrationOptions } from './webauthn.ts';

export interface PasskeyCommands {
  readonly database: Database<DB>;
  readonly relyingParty: RelyingParty;
}

/** More than anybody has devices. */
const MOST = 20;
const ENDED = 'This session has ended; sign in again.';

/** Begins to add a passkey. Whoever adds one can sign in with it for good, so he has to have proven himself just now. */
export async function beginAddPasskey(deps: PasskeyCommands, actor: Actor): Promise<{ optionsJson: string }> {
  const { userId, sessionId } = requireFreshSignIn(actor);
  const { challenge, known, label } = await deps.database.inTransaction(
    systemActor('begin-add-passkey'),
    async ({ db }) => {
      if (!(await lockLiveSession(db, sessionId, userId))) throw new DomainError('UNAUTHENTICATED', ENDED);
      return {
        known: await listCredentials(db, userId),
        label: (await findAddress(db, userId)) ?? notFound(),
        challenge: await makeChallenge(db, { purpose: 'register', userId, sessionId }),
      };
    },
  );
  if (known.length >= MOST) throw new DomainError('CONFLICT', `You have ${MOST} passkeys; remove one first.`);
  return { optionsJson: await registrationOptions(deps.relyingParty, { userId, label }, challenge, known) };
}

/** Adds the passkey that an authenticator made. */
export async function addPasskey(deps: PasskeyCommands, actor: Actor, raw: unknown): Promise<PasskeyRow> {
  const { userId, sessionId } = requireFreshSignIn(actor);
  const { responseJson: answer, name } = validInput(addPasskeyInput, raw);
  const challenge = challengeOf(answer.response);
  const system = systemActor('add-passkey');
  // In a transaction of its own: the challenge is spent whatever comes of it.
  const taken = await deps.database.inTransaction(system, ({ db }) =>
    takeChallenge(db, challenge, { purpose: 'register', userId, sessionId }),
  );
  const made = taken && (await judgeAttestation(deps.relyingParty, answer, challenge));
  if (!made) return badInput('responseJson', 'This passkey could not be verified; begin again.');
  try {
    return await deps.database.inTransaction(system, async ({ db }) => {
      if (!(await lockLiveSession(db, sessionId, userId))) throw new DomainError('UNAUTHENTICATED', ENDED);
      return insertPasskey(db, {
        user_id: userId,
        credential_id: Buffer.from(made.credential.id, 'base64url'),
        public_key: Buffer.from(made.credential.publicKey),
        sign_count: made.credential.counter,
        transports: answer.response.transports,
        backed_up: made.credentialBackedUp,
        name,
      });
    });
  } catch (error) {
    if (errorCode(error) === '23505') throw new DomainError('CONFLICT', 'This passkey is known already.');
    throw error;
  }
}

/** Takes one of one's own passkeys away. */
export async function removePasskey(deps: PasskeyCommands, actor: Actor, id: string): Promise<PasskeyRow> {
  const { userId } = requireFreshSignIn(actor);
  const passkeyId = entityId(id);
  return deps.database.inTransaction(
    systemActor('remove-passkey'),
    async ({ db }) => (await deletePasskey(db, userId, passkeyId)) ?? notFound(),
  );
}
