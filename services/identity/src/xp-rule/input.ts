import { z } from 'zod';
import { reason } from '../xp/input.ts';

const points = z
  .number()
  .int()
  .min(0, 'must be between 0 and 100,000')
  .max(100_000, 'must be between 0 and 100,000');

export const changeRuleInput = z
  .object({
    type: z.enum(
      ['beacon_scan', 'purchase', 'listing_approved', 'radio_listen', 'daily_login', 'streak_bonus'],
      'is not a type that rules are made for',
    ),
    streakDays: z
      .number()
      .int()
      .min(2, 'must be between 2 and 3,650')
      .max(3_650, 'must be between 2 and 3,650')
      .nullish(),
    points,
    dailyCap: z
      .number()
      .int()
      .min(1, 'must be 1 or more')
      .max(1_000_000, 'must be 1,000,000 or less')
      .nullish(),
    activeFrom: z.date().nullish(),
    version: z.number().int().nullish(),
    reason,
  })
  .refine(({ type, streakDays }) => (type === 'streak_bonus') === (streakDays != null), {
    path: ['streakDays'],
    message: 'belongs to STREAK_BONUS, and only there',
  });

export const endRuleInput = z.object({
  activeTo: z.date().nullish(),
  version: z.number().int().nullish(),
  reason,
});
