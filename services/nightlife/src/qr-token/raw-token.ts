import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'hm1_';

/** A new token: 256 random bits in base64url behind the prefix that names its kind. */
export function mintRawToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** SHA-256 of a token's text: all that is ever stored of it. 256 random bits need no salt. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
