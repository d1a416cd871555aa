import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what must not lie open in the database. */
export interface Seal {
  /** @param label what it is; opening it under another label fails */
  seal(plain: Buffer, label: string): Buffer;
  /** @throws where the key is another, or the content was changed or moved */
  open(sealed: Buffer, label: string): Buffer;
}

/**
 * AES-256-GCM under a key derived by HKDF-SHA-256.
 * @param secret at least 32 random bytes, base64url
 * @param context what the key is for: the same secret gives other keys for other contexts
 */
export function createSeal(secret: string, context: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', context, 32));
  return {
    seal(plain, label) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(label));
      const content = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), content]);
    },
    open(sealed, label) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(label))
        .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}
