import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const name = line.min(2, 'needs at least 2 characters').max(80, 'has more than 80 characters');
const description = lines.max(2_000, 'has more than 2,000 characters');

export const applyInput = z.object({ displayName: name, description: description.nullish() });

/** @param hosts `MEDIA_HOSTS`, where a logo may lie */
export function profileInput(hosts: readonly string[]) {
  return z.object({
    displayName: name.nullish(),
    description: description.nullish(),
    brandName: name.nullish(),
    brandLogoUrl: mediaUrl(hosts).nullish(),
  });
}

/** Why an admin decided so. */
export const decisionReason = lines
  .min(10, 'needs at least 10 characters')
  .max(2_000, 'has more than 2,000 characters');

export const feeInput = z
  .number()
  .int()
  .min(0, 'must be between 0 and 5,000')
  .max(5_000, 'must be between 0 and 5,000');
