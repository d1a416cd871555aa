import { randomUUID } from 'node:crypto';
import { actorOf } from '@hotmess/shared/auth/access-token';
import type { Person } from '@hotmess/shared/db/actor';
import type { AccessTokens } from '../keys/access-tokens.ts';
import type { Arrival } from './queries.ts';

/** What someone who signed in gets: his tokens, and as whom he looks from now on. */
export interface SignedIn {
  readonly session: {
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly accessTokenExpiresAt: Date;
  };
  readonly person: Person;
}

/** What someone gets who proved himself again within his session; his refresh token stays. */
export interface SteppedUp {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
}

interface SessionProof {
  readonly id: string;
  readonly authTime: Date;
}

/** Issues a session's tokens, as its person stands now. */
export async function issue(
  tokens: AccessTokens,
  arrival: Arrival,
  session: SessionProof,
  refreshToken: string,
): Promise<SignedIn> {
  const { token, expiresAt, person } = await issueAccess(tokens, arrival, session);
  return { session: { accessToken: token, refreshToken, accessTokenExpiresAt: expiresAt }, person };
}

/** Issues the access token of a session alone. */
export async function issueAccess(
  tokens: AccessTokens,
  arrival: Arrival,
  session: SessionProof,
): Promise<{ token: string; expiresAt: Date; person: Person }> {
  const restricted = arrival.status !== 'active' || arrival.owesConsent;
  const claims = {
    sub: arrival.userId,
    sid: session.id,
    // A moderator who is suspended is none, in the database neither.
    roles: restricted ? (['user'] as const).slice() : ['user' as const, ...arrival.roles],
    auth_time: Math.floor(session.authTime.getTime() / 1000),
    jti: randomUUID(),
    gen: arrival.generation,
    ...(restricted && { restricted }),
    ...(arrival.status === 'active' && arrival.owesConsent && { consent_required: true }),
  };
  const { token, expiresAt } = await tokens.issue(claims);
  const person = actorOf({ ...claims, exp: Math.floor(expiresAt.getTime() / 1000) }) as Person;
  return { token, expiresAt, person };
}
