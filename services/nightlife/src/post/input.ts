import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

/** @param mediaHosts `MEDIA_HOSTS` */
export const createPostInput = (mediaHosts: readonly string[]) =>
  z.object({
    beaconId: z.string(),
    type: z.enum(['comment', 'proof'], { error: 'is written by the system alone' }),
    body: lines.min(1, 'is empty').max(2_000, 'has more than 2,000 characters'),
    attachments: z.array(mediaUrl(mediaHosts)).max(6, 'has more than 6 entries').nullish(),
  });

/** A moderator's reason, for the record. */
export const moderationReason = lines
  .min(10, 'needs at least 10 characters')
  .max(2_000, 'has more than 2,000 characters');

/** Markers of moderators, such as `spoiler` or `nudity`; set to false, one is taken away. */
export const flagPostInput = z.object({
  id: z.string(),
  flags: z
    .array(
      z.object({
        flag: z.string().regex(/^[a-z][a-z_]{1,39}$/, 'is not a word of small letters'),
        set: z.boolean(),
      }),
    )
    .min(1, 'is empty')
    .max(20, 'has more than 20 entries'),
  reason: moderationReason,
});
