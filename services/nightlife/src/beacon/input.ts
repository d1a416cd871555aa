import { line, lines, timeZone } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const title = line.min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters');
const description = lines.max(4_000, 'has more than 4,000 characters');
const geoHash = z.string().regex(/^[0-9b-hjkmnp-z]{1,9}$/, 'is not a geohash of up to 9 characters');
const version = z.number().int().nullish();
const instant = z.date();

export const createBeaconInput = z.object({
  type: z.enum(['event', 'ticket', 'venue', 'experience', 'community']),
  title,
  description: description.nullish(),
  cityId: z.string(),
  startsAt: instant.nullish(),
  endsAt: instant.nullish(),
  timeZone: timeZone.nullish(),
  geoHash: geoHash.nullish(),
});

export const updateBeaconInput = z.object({
  id: z.string(),
  version,
  title: title.nullish(),
  description: description.nullish(),
  cityId: z.string().nullish(),
  startsAt: instant.nullish(),
  endsAt: instant.nullish(),
  timeZone: timeZone.nullish(),
  geoHash: geoHash.nullish(),
});

export const reviewReason = lines
  .min(10, 'needs at least 10 characters')
  .max(2_000, 'has more than 2,000 characters');

/** What a list of live beacons may be narrowed by. */
export const liveBeaconsInput = z
  .object({
    cityId: z.string().nullish(),
    type: z.enum(['event', 'ticket', 'venue', 'experience', 'community']).nullish(),
    search: line.min(1, 'is empty').max(200, 'has more than 200 characters').nullish(),
    from: instant.nullish(),
    to: instant.nullish(),
    tonight: z.boolean().nullish(),
    after: z.string().nullish(),
  })
  .refine(({ from, to }) => !from || !to || from < to, { path: ['to'], message: 'must be after "from"' });
