import { type AccessTokenVerifier, bearerToken } from '@hotmess/shared/auth/access-token';

/**
 * Refuses a request with a bad token as a whole, before any planning. Without a token it goes on as anonymous: what
 * anonymous may see is the subgraphs' to say.
 * @throws {DomainError} UNAUTHENTICATED for a bad token, UNAVAILABLE where identity's keys cannot be had
 */
export async function authenticate(
  authorization: string | undefined,
  verifyToken: AccessTokenVerifier,
): Promise<void> {
  const token = bearerToken(authorization);
  if (token !== undefined) await verifyToken(token);
}
