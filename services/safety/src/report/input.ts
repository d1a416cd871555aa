import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

/** @param mediaHosts `MEDIA_HOSTS` */
export const fileReportInput = (mediaHosts: readonly string[]) =>
  z.object({
    targetType: z.enum(['beacon', 'ticket_listing', 'market_listing', 'post', 'seller', 'user']),
    targetId: z.guid('is not an id').toLowerCase(),
    category: z.enum(['scam', 'harassment', 'coercion', 'hate', 'doxxing', 'unsafe', 'other']),
    description: lines.max(2_000, 'has more than 2,000 characters').nullish(),
    evidence: z.array(mediaUrl(mediaHosts)).max(5, 'has more than 5 entries').nullish(),
  });
