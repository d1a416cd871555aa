import { z } from 'zod';
import { line } from '@hotmess/shared/graphql/text';
import { email } from '../user/input.ts';

export const requestCodeInput = z.object({ email });

// People copy codes with blanks in them.
const code = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'needs 6 digits'));

/** What a client calls itself, so that a person knows his sessions apart. */
export const device = line.min(1, 'is empty').max(80, 'has more than 80 characters').nullish();

export const signInInput = z.object({ email, code, device });

export const stepUpInput = z.object({ code });

export const refreshInput = z.object({ refreshToken: z.string().min(1, 'is empty').max(200, 'is too long') });
