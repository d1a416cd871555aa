import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { ANON, type Actor } from '../db/actor.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { Revocations } from './revocations.ts';

/** The claims of an access token (DOMAIN.md, "Names that all services share"). */
const claimsSchema = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  roles: z.array(z.enum(['user', 'moderator', 'admin'])).min(1),
  auth_time: z.number().int(),
  exp: z.number().int(),
  jti: z.string(),
  restricted: z.boolean().optional(),
  /** Where he is restricted only until he agrees to what is asked of him. */
  consent_required: z.boolean().optional(),
  /** Generation of the person's tokens: his standing or roles changed since an earlier one was issued. */
  gen: z.number().int().min(0).default(0),
});

export type AccessClaims = z.output<typeof claimsSchema>;
/** What a token is issued with. */
export type NewAccessClaims = Omit<z.input<typeof claimsSchema>, 'exp'>;

/** Verifies a bearer token's text. */
export type AccessTokenVerifier = (token: string) => Promise<AccessClaims>;

export interface VerifierOptions {
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** What is void before its time; asked for each token each time. */
  readonly revocations?: Revocations;
}

interface Verified {
  readonly claims: AccessClaims;
  readonly kid: string;
}

const CACHED_TOKENS = 10_000;

/**
 * A verifier of access tokens: EdDSA only, `typ: at+jwt`, issuer, audience and expiry checked. A token verified once
 * is looked up by its hash until it expires, so a busy client costs one signature check in ten minutes.
 * Revocation is asked for every time.
 * @returns a function that throws UNAUTHENTICATED for a bad token and UNAVAILABLE where the keys cannot be had
 */
export function createAccessTokenVerifier(options: VerifierOptions): AccessTokenVerifier {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), {
    cooldownDuration: 2_000,
    cacheMaxAge: 60_000,
    timeoutDuration: 3_000,
  });
  const remembered = new Map<string, Verified>();

  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(hash);
    if (known && known.claims.exp * 1000 > Date.now()) return claimsOf(known, options.revocations);
    const verified = await verifyOnce(token, keys, options);
    if (remembered.size >= CACHED_TOKENS) remembered.delete(remembered.keys().next().value!);
    remembered.set(hash, verified);
    return claimsOf(verified, options.revocations);
  };
}

function claimsOf({ claims, kid }: Verified, revocations: Revocations | undefined): AccessClaims {
  if (revocations?.voids({ ...claims, kid }))
    throw new DomainError(
      'UNAUTHENTICATED',
      'This access token was revoked; refresh your session or sign in again.',
    );
  return claims;
}

async function verifyOnce(
  token: string,
  keys: ReturnType<typeof createRemoteJWKSet>,
  options: VerifierOptions,
): Promise<Verified> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: options.issuer,
      audience: options.audience,
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    return { claims: claimsSchema.parse(payload), kid: protectedHeader.kid ?? '' };
  } catch (error) {
    if (error instanceof errors.JWKSTimeout || isKeySourceAway(error))
      throw new DomainError('UNAVAILABLE', 'Sign-in cannot be checked right now; try again.');
    throw new DomainError('UNAUTHENTICATED', 'The access token is not valid; sign in again.');
  }
}

/** Anything but jose's own verdicts and our schema's comes from fetching the keys. */
function isKeySourceAway(error: unknown): boolean {
  if (error instanceof errors.JOSEError) return error.code === 'ERR_JOSE_GENERIC';
  return !(error instanceof z.ZodError);
}

/**
 * The token of an `Authorization: Bearer …` header, or undefined where there is no header.
 * @throws {DomainError} UNAUTHENTICATED for any other form
 */
export function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const match = /^Bearer ([A-Za-z0-9_.-]{1,4096})$/.exec(authorization);
  if (!match) throw new DomainError('UNAUTHENTICATED', 'The Authorization header must be "Bearer <token>".');
  return match[1];
}

/** Who a request acts for: the highest of the person's roles, or anon without a token. */
export function actorOf(claims: AccessClaims | undefined): Actor {
  if (!claims) return ANON;
  const role = claims.roles.includes('admin')
    ? 'admin'
    : claims.roles.includes('moderator')
      ? 'moderator'
      : 'app_user';
  return {
    role,
    userId: claims.sub,
    sessionId: claims.sid,
    authTime: claims.auth_time,
    restricted: claims.restricted ?? false,
    ...(claims.consent_required && { consentRequired: true }),
  };
}
