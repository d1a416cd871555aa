import { secret } from '@hotmess/shared/config/fields';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { type JWK } from 'jose';
import { z } from 'zod';

/** A private key as JWK text. */
const privateJwk = (kty: string, crv: string) =>
  z.string().transform((text, context): JWK => {
    const fits = z.looseObject({ kty: z.literal(kty), crv: z.literal(crv), d: z.string() });
    try {
      return fits.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: `is not a private key on ${crv} in JWK form` });
      return z.NEVER;
    }
  });

/** Variables of safety alone. */
export const SAFETY_VARIABLES = {
  /** Opens what the services seal for the audit log; the public half is AUDIT_PUBLIC_JWK. */
  AUDIT_PRIVATE_JWK: privateJwk('EC', 'P-256'),
  /** Signs the heads of the audit chain (Ed25519). */
  AUDIT_SIGNING_JWK: privateJwk('OKP', 'Ed25519'),
  /** What the keys of the audit log's subjects lie under. */
  AUDIT_KEYS_KEK: secret,
  /** What the keys of data requests lie under. */
  DSAR_KEYS_KEK: secret,
  /** A file outside the database that signed heads are appended to; none where left out. */
  AUDIT_HEADS_FILE: z.string().min(1).optional(),
};

export type SafetyConfig = ServiceConfig & z.output<z.ZodObject<typeof SAFETY_VARIABLES>>;
