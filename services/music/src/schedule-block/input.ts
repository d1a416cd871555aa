import { z } from 'zod';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 22:30');

export const scheduleBlockInput = z.object({
  showId: z.string(),
  /** 0 is Sunday. */
  dayOfWeek: z.number().int().min(0, 'must be between 0 and 6').max(6, 'must be between 0 and 6'),
  startTime: timeOfDay,
  /** At or before the start means past midnight. */
  endTime: timeOfDay,
});
