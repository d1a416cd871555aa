import { randomBytes } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const GEOHASH = '0123456789bcdefghjkmnpqrstuvwxyz';

/** Stands in everything that the person writes and is called, and nowhere else; it fits where only letters do, and no stemmer
 * shortens it. */
export const CANARY = `canary${Array.from(randomBytes(10), (byte) => LETTERS[byte % 26]).join('')}q`;
/** A picture of his, on the local stack's media host. */
export const MEDIUM = `https://media.hotmess.test/${CANARY}.jpg`;
/** Where he hosts; a place of nine such characters is in no text by chance. */
export const PLACE = Array.from(randomBytes(9), (byte) => GEOHASH[byte % 32]).join('');
/** His address. */
export const EMAIL = `${CANARY}@example.org`;
/** Where he comes from, in the range for documentation. */
export const IP = `2001:db8:${Array.from({ length: 3 }, () => randomBytes(2).readUInt16BE() | 0x1000)
  .map((part) => part.toString(16))
  .join(':')}::7`;
/** All that must be nowhere once he is erased. */
export const TRACES = [CANARY, PLACE];

/** Somebody who is signed in at the real stack. */
export interface Actor {
  readonly userId: string;
  readonly token: string;
}

/** Who takes part in his life. */
export interface Cast {
  readonly person: Actor;
  readonly buyer: Actor;
  readonly moderator: Actor;
  readonly admin: Actor;
}
