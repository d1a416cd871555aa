import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

/** Why an admin did it; sealed in the audit log, and nowhere else. */
export const reason = lines
  .min(10, 'needs 10 to 2,000 characters')
  .max(2_000, 'needs 10 to 2,000 characters');

const MOST = 1_000_000;

export const adjustXpInput = z.object({
  points: z
    .number()
    .int()
    .min(-MOST, 'must be between -1,000,000 and 1,000,000')
    .max(MOST, 'must be between -1,000,000 and 1,000,000')
    .refine((points) => points !== 0, 'must not be 0'),
  reason,
  adjustmentId: z.uuid('is not a UUID').toLowerCase().nullish(),
});
