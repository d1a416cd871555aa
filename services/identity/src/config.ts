import { secret } from '@hotmess/shared/config/fields';
import type { ServiceConfig } from '@hotmess/shared/config/service-config';
import { z } from 'zod';

/** The variables that identity reads besides the common ones. */
export const IDENTITY_VARIABLES = {
  /** Encrypts the private signing keys in the database. */
  SIGNING_KEYS_KEK: secret,
  /** Keys the hashes of sign-in codes and of what rate limits count. */
  IDENTITY_CODE_PEPPER: secret,
  /** Where mail goes; to the log where left out. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'is not an smtp:// or smtps:// URL')
    .optional(),
  /** Mails that may be asked for in an hour, for one address and for one client. */
  MAILS_PER_ADDRESS: z.coerce.number().int().min(1).max(10_000).default(5),
  MAILS_PER_CLIENT: z.coerce.number().int().min(1).max(100_000).default(30),
  /** The domain that passkeys are for, and the origins of the pages that may ask for them, separated by commas. */
  PASSKEY_RP_ID: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'is not a host name')
    .optional(),
  PASSKEY_ORIGINS: z
    .string()
    .regex(/^https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*$/, 'is not a list of origins, separated by commas')
    .optional(),
  MAIL_FROM: z.string().max(320).default('HOTMESS <no-reply@hotmess.invalid>'),
};

export type IdentityConfig = ServiceConfig & z.output<z.ZodObject<typeof IDENTITY_VARIABLES>>;
