import { z } from 'zod';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 22:30');
/** 0 is Sunday. */
const dayOfWeek = z.number().int().min(0, 'must be between 0 and 6').max(6, 'must be between 0 and 6');

export const scheduleBlockInput = z.object({
  showId: z.string(),
  dayOfWeek,
  startTime: timeOfDay,
  /** At or before the start means past midnight. */
  endTime: timeOfDay,
});

export const updateBlockInput = z.object({
  showId: z.string().nullish(),
  dayOfWeek: dayOfWeek.nullish(),
  startTime: timeOfDay.nullish(),
  endTime: timeOfDay.nullish(),
});
