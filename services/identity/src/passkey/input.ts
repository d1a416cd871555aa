import { line } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import { device } from '../sign-in/input.ts';

const base64url = z
  .string()
  .max(16_000)
  .regex(/^[A-Za-z0-9_-]+$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };
const transports = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(8);

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: transports.default([]),
  }),
});
const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What an authenticator answered to a registration. */
export type Attestation = z.output<typeof attestation>;
/** What it answered to a sign-in. */
export type Assertion = z.output<typeof assertion>;

function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  const WRONG = 'is not what an authenticator answers';
  return z
    .string()
    .max(20_000, 'is too long')
    .transform((text, context) => {
      const parsed = schema.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: WRONG });
      return z.NEVER;
    });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const addPasskeyInput = z.object({
  responseJson: jsonOf(attestation),
  name: line.min(1, 'is empty').max(60, 'has more than 60 characters'),
});

export const assertionInput = z.object({ responseJson: jsonOf(assertion), device });
