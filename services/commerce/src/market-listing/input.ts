import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const title = line.min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters');
const description = lines.max(4_000, 'has more than 4,000 characters');
const price = z
  .number()
  .int()
  .min(30, 'must be between 30 and 10,000,000')
  .max(10_000_000, 'must be between 30 and 10,000,000');
const currency = z.enum(['GBP', 'EUR', 'USD'], { error: 'is none of GBP, EUR, USD' });
const most = 100_000;
const images = (hosts: readonly string[]) => z.array(mediaUrl(hosts)).max(10, 'has more than ten');

/** @param hosts `MEDIA_HOSTS`, where pictures may lie */
export function createListingInput(hosts: readonly string[]) {
  return z.object({
    title,
    description: description.nullish(),
    pricePence: price,
    currency: currency.nullish(),
    images: images(hosts).nullish(),
    quantity: z.number().int().min(0, 'must not be negative').max(most, 'is more than 100,000').nullish(),
  });
}

/** @param hosts `MEDIA_HOSTS`, where pictures may lie */
export function updateListingInput(hosts: readonly string[]) {
  return z.object({
    title: title.nullish(),
    description: description.nullish(),
    pricePence: price.nullish(),
    currency: currency.nullish(),
    images: images(hosts).nullish(),
  });
}

/** Pieces to put on the shelf; negative to put a count right. */
export const restockInput = z
  .number()
  .int()
  .min(-most, 'is less than -100,000')
  .max(most, 'is more than 100,000')
  .refine((pieces) => pieces !== 0, 'must not be zero');

export const reviewNotes = lines.max(4_000, 'has more than 4,000 characters');
/** Why a moderator sends it back; the seller reads it. */
export const rejectionReason = lines
  .min(10, 'needs at least 10 characters')
  .max(2_000, 'has more than 2,000 characters');
