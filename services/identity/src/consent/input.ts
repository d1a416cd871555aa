import { z } from 'zod';

/** Without these there is no account. */
export const REQUIRED_CONSENTS = ['terms', 'privacy', 'age_18_plus', 'community_men_only'] as const;
/** These are granted and withdrawn at will. */
export const OPTIONAL_CONSENTS = ['leaderboard', 'marketing'] as const;

export const consentKind = z.enum([...REQUIRED_CONSENTS, ...OPTIONAL_CONSENTS]);

export type ConsentKind = z.output<typeof consentKind>;

const documentVersion = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, 'needs 1 to 40 characters of A-Z a-z 0-9 . _ -');

export const consentInput = z.object({ kind: consentKind, documentVersion });

export const withdrawConsentInput = z.object({ kind: consentKind, suspendAccount: z.boolean().nullish() });

export const publishDocumentInput = z.object({
  kind: consentKind,
  documentVersion,
  url: z
    .url({ protocol: /^https$/, error: 'is not an https:// URL' })
    .max(500, 'has more than 500 characters')
    .nullish(),
  effectiveFrom: z.date().nullish(),
});
