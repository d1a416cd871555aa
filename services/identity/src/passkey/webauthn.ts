import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Assertion, Attestation } from './input.ts';
import type { StoredCredential } from './queries.ts';

/** For whom passkeys are: the domain, and the origins of its pages. */
export interface RelyingParty {
  readonly id: string;
  readonly origins: readonly string[];
}

/** EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];
const NAME = 'HOTMESS';

interface Known {
  readonly credential_id: Buffer;
  readonly transports: string[];
}
const described = ({ credential_id, transports }: Known) => ({
  id: credential_id.toString('base64url'),
  transports,
});

/**
 * What a browser needs to make a passkey: one that the device can offer by itself, and that asks its owner for a
 * finger or a PIN, as it stands for address and code together.
 * @param person the handle is his id, which says nothing to others
 */
export async function registrationOptions(
  party: RelyingParty,
  person: { readonly userId: string; readonly label: string },
  challenge: Buffer,
  known: readonly Known[],
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: NAME,
    rpID: party.id,
    userID: new Uint8Array(handleOf(person.userId)),
    userName: person.label,
    challenge: new Uint8Array(challenge),
    attestationType: 'none',
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return JSON.stringify(options);
}

/** What a browser needs to use one. @param known a person's own; any where left out */
export async function assertionOptions(
  party: RelyingParty,
  challenge: Buffer,
  known?: readonly Known[],
): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(challenge),
    userVerification: 'required',
    ...(known && { allowCredentials: known.map(described) }),
  });
  return JSON.stringify(options);
}

/** The challenge that an answer says it signed; to be taken before anything else is believed. */
export function challengeOf(response: { readonly clientDataJSON: string }): Buffer {
  try {
    const client: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    const challenge = (client as { challenge?: unknown } | null)?.challenge;
    return Buffer.from(typeof challenge === 'string' ? challenge : '', 'base64url');
  } catch {
    return Buffer.alloc(0);
  }
}

/** Judges a new passkey. @returns undefined where it is not what was asked for */
export async function judgeAttestation(party: RelyingParty, answer: Attestation, challenge: Buffer) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo;
  } catch {
    // The library throws for every way in which an answer can be wrong; which one is nobody's business.
    return undefined;
  }
}

/**
 * Judges an assertion against the stored key: its signature, page, domain, challenge, the owner's presence and proof,
 * a counter that grows, and whose it says that it is.
 */
export async function judgeAssertion(
  party: RelyingParty,
  answer: Assertion,
  challenge: Buffer,
  stored: StoredCredential,
): Promise<{ signCount: number; backedUp: boolean } | undefined> {
  const { userHandle, ...response } = answer.response;
  if (userHandle !== undefined && !Buffer.from(userHandle, 'base64url').equals(handleOf(stored.user_id)))
    return undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response, clientExtensionResults: {} },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: stored.credential_id.toString('base64url'),
        publicKey: new Uint8Array(stored.public_key),
        counter: stored.sign_count,
      },
    });
    if (!verified) return undefined;
    return { signCount: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch {
    // As above.
    return undefined;
  }
}

function handleOf(userId: string): Buffer {
  return Buffer.from(userId.replaceAll('-', ''), 'hex');
}
