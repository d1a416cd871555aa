import { line } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const name = line.min(1, 'is empty').max(200, 'has more than 200 characters');

export const setNowPlayingInput = z.object({
  title: name,
  artist: name.nullish(),
  showId: z.string().nullish(),
  minutes: z
    .number()
    .int()
    .min(1, 'must be between 1 and 240')
    .max(240, 'must be between 1 and 240')
    .nullish(),
});
