import { z } from 'zod';

export const setExceptionInput = z.object({
  blockId: z.string(),
  date: z.iso.date('is not a date such as 2026-12-31'),
  showId: z.string().nullish(),
});
