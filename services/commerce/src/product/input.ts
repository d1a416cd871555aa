import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const count = z.number().int().min(0, 'must not be negative').max(10_000_000, 'is above 10,000,000');
const title = line.min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters');
const description = lines.max(4_000, 'has more than 4,000 characters');
const collection = z.enum(['hnhmess', 'raw', 'hung', 'high', 'super', 'superhung']);
const perUserLimit = z.number().int().min(1, 'must be at least 1').max(1_000, 'is above 1,000');
const trait = line.min(1, 'is empty').max(40, 'has more than 40 characters');
const images = (hosts: readonly string[]) => z.array(mediaUrl(hosts)).max(10, 'has more than ten');

export const variantInput = z.object({
  size: trait.nullish(),
  colour: trait.nullish(),
  pricePence: count.nullish(),
  quantityAvailable: count.nullish(),
  lowThreshold: count.nullish(),
});
export type VariantInput = z.output<typeof variantInput>;

/** @param hosts `MEDIA_HOSTS`, where images may lie */
export function createProductInput(hosts: readonly string[]) {
  return z.object({
    title,
    description: description.nullish(),
    collection,
    pricePence: count,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code')
      .nullish(),
    images: images(hosts).nullish(),
    limitedEdition: z.boolean().nullish(),
    xpReward: count.nullish(),
    quantityAvailable: count.nullish(),
    lowThreshold: count.nullish(),
    variants: z
      .array(variantInput)
      .min(1, 'is empty')
      .max(60, 'has more than 60')
      .refine(allDiffer, 'names one size and colour twice')
      .nullish(),
    dropId: z.string().nullish(),
    perUserLimit: perUserLimit.nullish(),
  });
}

/** @param hosts `MEDIA_HOSTS`, where images may lie */
export function updateProductInput(hosts: readonly string[]) {
  return z.object({
    title: title.nullish(),
    description: description.nullish(),
    collection: collection.nullish(),
    pricePence: count.nullish(),
    images: images(hosts).nullish(),
    limitedEdition: z.boolean().nullish(),
    xpReward: count.nullish(),
    dropId: z.string().nullish(),
    perUserLimit: perUserLimit.nullish(),
  });
}

export const updateVariantInput = z.object({
  pricePence: count.nullish(),
  retired: z.boolean().nullish(),
  lowThreshold: count.nullish(),
});

function allDiffer(
  variants: readonly { size?: string | null | undefined; colour?: string | null | undefined }[],
) {
  const names = variants.map(({ size, colour }) => JSON.stringify([size ?? null, colour ?? null]));
  return new Set(names).size === names.length;
}
