import { type Seal, createSeal } from '@hotmess/shared/crypto/seal';

/** What signing keys are sealed with in the database. @param secret SIGNING_KEYS_KEK, base64url */
export function signingKeySeal(secret: string): Seal {
  return createSeal(secret, 'hotmess identity signing keys');
}
