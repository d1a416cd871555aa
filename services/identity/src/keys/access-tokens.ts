import type { NewAccessClaims } from '@hotmess/shared/auth/access-token';
import { SignJWT } from 'jose';
import type { SigningKeys } from './signing-keys.ts';

/** Issues access tokens. */
export interface AccessTokens {
  /** Resolves when there is a key to sign with. @throws where the database or the key cannot be had */
  ready(): Promise<void>;
  issue(claims: NewAccessClaims): Promise<{ token: string; expiresAt: Date }>;
}

const LIFETIME_SECONDS = 600;

/**
 * @param options.issuer the `iss` claim
 * @param options.audience the `aud` claim
 */
export function createAccessTokens(
  keys: SigningKeys,
  options: { issuer: string; audience: string },
): AccessTokens {
  return {
    async ready() {
      await keys.signer();
    },
    async issue(claims) {
      const { kid, key } = await keys.signer();
      const issuedAt = Math.floor(Date.now() / 1000);
      const expires = issuedAt + LIFETIME_SECONDS;
      const token = await new SignJWT({
        ...claims,
        iss: options.issuer,
        aud: options.audience,
        iat: issuedAt,
        exp: expires,
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
        .sign(key);
      return { token, expiresAt: new Date(expires * 1000) };
    },
  };
}
