import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto';

/** Keyed hashes of what could be guessed: codes, addresses, IPs. Without the pepper a dump of the tables tells nothing. */
export interface Hasher {
  /** Hash of a person's code. */
  code(userId: string, code: string): Buffer;
  /** Name of a rate limit's bucket. */
  bucket(kind: string, subject: string): Buffer;
}

/** @param pepper IDENTITY_CODE_PEPPER, base64url */
export function createHasher(pepper: string): Hasher {
  const keyFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(pepper, 'base64url'), '', `hotmess identity ${purpose}`, 32));
  const codeKey = keyFor('sign-in codes');
  const bucketKey = keyFor('rate limits');
  // JSON keeps the parts apart: no value can reach into its neighbour.
  const hash = (key: Buffer, ...parts: string[]) =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  return {
    code: (userId, code) => hash(codeKey, userId, code),
    bucket: (kind, subject) => hash(bucketKey, kind, subject),
  };
}

/** A new code of six digits. */
export function mintCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Compares in constant time. */
export function isSameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
