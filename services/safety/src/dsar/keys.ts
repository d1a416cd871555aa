import { createHash, generateKeyPairSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { type KeyObject, createPrivateKey } from 'node:crypto';
import type { Seal } from '@hotmess/shared/crypto/seal';

/** A request's own key pair: parts and bundle are sealed to it, and worthless when it is gone. */
export interface RequestKeys {
  /** JWK text, P-256. */
  readonly publicJwk: string;
  /** PKCS #8 under DSAR_KEYS_KEK. */
  readonly wrapped: Buffer;
}

/** Makes the key pair of a request. @param wrap what private keys lie under */
export function makeRequestKeys(wrap: Seal, requestId: string): RequestKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  return { publicJwk: JSON.stringify({ kty, crv, x, y }), wrapped: wrap.seal(plain, requestId) };
}

/** Opens a request's private key. @throws where it is another request's, or was changed */
export function openRequestKey(wrap: Seal, requestId: string, wrapped: Buffer): KeyObject {
  return createPrivateKey({ key: wrap.open(wrapped, requestId), format: 'der', type: 'pkcs8' });
}

/** A code of 128 random bits: whoever has it reads the receipt of an erasure, since nobody can sign in for it any more. */
export function makeReceiptCode(): { code: string; hash: Buffer } {
  const code = randomBytes(16).toString('base64url');
  return { code, hash: hashOf(code) };
}

/** Compares a code with the hash of the right one, in a time that says nothing. */
export function isReceiptCode(code: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(code), hash);
}

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();
