import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const count = z.number().int().min(0, 'must not be negative');
const httpsUrl = z
  .url({ protocol: /^https$/, error: 'is not an https URL' })
  .regex(/^https:\/\/\S{4,500}$/, 'is not an https URL of up to 500 characters');

export const createProductInput = z.object({
  title: line.min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters'),
  description: lines.max(4_000, 'has more than 4,000 characters').nullish(),
  collection: z.enum(['hnhmess', 'raw', 'hung', 'high', 'super', 'superhung']),
  pricePence: count,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code')
    .nullish(),
  images: z.array(httpsUrl).max(10, 'has more than ten').nullish(),
  limitedEdition: z.boolean().nullish(),
  xpReward: count.nullish(),
  quantityAvailable: count,
  lowThreshold: count.nullish(),
});
