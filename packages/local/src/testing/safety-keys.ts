import { randomBytes } from 'node:crypto';
import { type JWK, exportJWK, generateKeyPair } from 'jose';

/** Safety's keys in a test: all services seal audit details to the public one, safety has the rest. */
export interface SafetyKeys {
  readonly AUDIT_PUBLIC_JWK: JWK & { kty: string };
  readonly AUDIT_PRIVATE_JWK: JWK;
  readonly AUDIT_SIGNING_JWK: JWK;
  readonly AUDIT_KEYS_KEK: string;
  readonly DSAR_KEYS_KEK: string;
}

/** Makes them. */
export async function makeSafetyKeys(): Promise<SafetyKeys> {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const signing = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return {
    AUDIT_PUBLIC_JWK: (await exportJWK(pair.publicKey)) as SafetyKeys['AUDIT_PUBLIC_JWK'],
    AUDIT_PRIVATE_JWK: await exportJWK(pair.privateKey),
    AUDIT_SIGNING_JWK: await exportJWK(signing.privateKey),
    AUDIT_KEYS_KEK: randomBytes(32).toString('base64url'),
    DSAR_KEYS_KEK: randomBytes(32).toString('base64url'),
  };
}
