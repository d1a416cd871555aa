import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

export const fileReportInput = z.object({
  targetType: z.enum(['beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user']),
  targetId: z.guid('is not an id').toLowerCase(),
  category: z.enum(['scam', 'harassment', 'coercion', 'hate', 'doxxing', 'unsafe', 'other']),
  description: lines.max(2_000, 'has more than 2,000 characters').nullish(),
});
