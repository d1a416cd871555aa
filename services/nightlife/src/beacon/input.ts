import { z } from 'zod';

/** Text of a person: no control characters but line breaks and tabs, and none of the invisible direction switches. */
const text = (pattern: RegExp) => z.string().trim().regex(pattern, 'holds characters that cannot be shown');
const LINE = /^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u;
const LINES = /^(?:[^\p{Cc}\u202A-\u202E\u2066-\u2069]|[\n\r\t])*$/u;

const title = text(LINE).min(3, 'needs at least 3 characters').max(120, 'has more than 120 characters');
const description = text(LINES).max(4_000, 'has more than 4,000 characters');
const timeZone = z.string().refine(isTimeZone, 'is not an IANA time zone');
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

export const reviewReason = text(LINES)
  .min(10, 'needs at least 10 characters')
  .max(2_000, 'has more than 2,000 characters');

function isTimeZone(name: string): boolean {
  // Intl also takes offsets such as +01:00, which no daylight saving applies to.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
