import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'hmr_';

/** A new refresh token: 256 random bits in base64url behind the prefix that names its kind. */
export function mintRefreshToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** SHA-256 of a token's text: all that is ever stored of it. 256 random bits need no salt. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
