import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const text = lines.min(10, 'needs at least 10 characters').max(2_000, 'has more than 2,000 characters');

export const reasonInput = text;

export const takeActionInput = z.object({
  caseId: z.string(),
  action: z.enum([
    'remove_post',
    'disable_beacon',
    'remove_listing',
    'suspend_seller',
    'ban_user',
    'reinstate',
    'warn',
  ]),
  targetType: z.enum(['beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user']),
  targetId: z.guid('is not an id').toLowerCase(),
  reason: text,
  statement: text.nullish(),
  strikeWeight: z.number().int().min(0, 'must not be negative').max(10, 'must be at most 10').nullish(),
  strikeDays: z.number().int().min(1, 'must be at least 1').max(730, 'must be at most 730').nullish(),
  reverses: z.string().nullish(),
});

export type TakeActionInput = z.output<typeof takeActionInput>;
