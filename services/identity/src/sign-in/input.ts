import { z } from 'zod';
import { email } from '../user/input.ts';

export const requestCodeInput = z.object({ email });

export const signInInput = z.object({
  email,
  // People copy codes with blanks in them.
  code: z
    .string()
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'needs 6 digits')),
});

export const refreshInput = z.object({ refreshToken: z.string().min(1, 'is empty').max(200, 'is too long') });
