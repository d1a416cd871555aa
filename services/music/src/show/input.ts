import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const name = line.min(1, 'is empty').max(120, 'has more than 120 characters');

export const createShowInput = z.object({
  title: name,
  hostName: name,
  description: lines.max(4_000, 'has more than 4,000 characters').nullish(),
  artworkUrl: z
    .url({ protocol: /^https$/, error: 'is not an https URL' })
    .regex(/^https:\/\/\S{4,500}$/, 'is not an https URL of up to 500 characters')
    .nullish(),
  tags: z
    .array(line.min(1, 'is empty').max(40, 'has more than 40 characters'))
    .max(12, 'has more than twelve')
    .nullish(),
});
