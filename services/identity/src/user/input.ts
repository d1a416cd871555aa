import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { line, lines, timeZone } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import { consentInput } from '../consent/input.ts';

/** Handles that would let their owner speak in our name. */
const RESERVED =
  /^(admin(istrator)?s?|moderators?|mods?|staff|support|system|root|hotmess(_?os)?|official)$/i;

const username = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_]{3,30}$/, 'needs 3 to 30 letters, digits or underscores')
  .refine((name) => !RESERVED.test(name), 'is reserved');
const displayName = line.min(1, 'is empty').max(60, 'has more than 60 characters');
const homeCity = line.min(1, 'is empty').max(80, 'has more than 80 characters');

/** An address in the one form that it is stored and looked up in. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'has more than 254 characters')
  .pipe(z.email('is not an e-mail address'));

export const registerInput = z.object({
  email,
  username: username.nullish(),
  displayName: displayName.nullish(),
  timeZone: timeZone.nullish(),
  consents: z.array(consentInput).max(6, 'names a kind twice'),
});

const bio = lines.min(1, 'is empty').max(500, 'has more than 500 characters');

/** @param hosts `MEDIA_HOSTS`, where avatars may lie */
export function updateProfileInput(hosts: readonly string[]) {
  return z.object({
    version: z.number().int().nullish(),
    username: username.nullish(),
    displayName: displayName.nullish(),
    isPublic: z.boolean().nullish(),
    avatarUrl: mediaUrl(hosts).nullish(),
    bio: bio.nullish(),
    homeCity: homeCity.nullish(),
    timeZone: timeZone.nullish(),
  });
}
