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

/** Issues the access token of a session, as its person stands now. */
export async function issue(
  tokens: AccessTokens,
  arrival: Arrival,
  session: { readonly id: string; readonly authTime: Date },
  refreshToken: string,
): Promise<SignedIn> {
  const restricted = arrival.status !== 'active';
  const claims = {
    sub: arrival.userId,
    sid: session.id,
    // A moderator who is suspended is none, in the database neither.
    roles: restricted ? (['user'] as const).slice() : ['user' as const, ...arrival.roles],
    auth_time: Math.floor(session.authTime.getTime() / 1000),
    jti: randomUUID(),
    gen: arrival.generation,
    ...(restricted && { restricted }),
  };
  const { token, expiresAt } = await tokens.issue(claims);
  const person = actorOf({ ...claims, exp: Math.floor(expiresAt.getTime() / 1000) }) as Person;
  return { session: { accessToken: token, refreshToken, accessTokenExpiresAt: expiresAt }, person };
}
