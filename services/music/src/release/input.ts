import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { line } from '@hotmess/shared/graphql/text';
import { z } from 'zod';
import { soundcloudUrl } from './soundcloud-url.ts';

const name = line.min(1, 'is empty').max(200, 'has more than 200 characters');

const track = z.object({
  title: name,
  durationSeconds: z
    .number()
    .int()
    .min(1, 'must be between 1 and 86,400')
    .max(86_400, 'must be between 1 and 86,400'),
  isrc: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/, 'is not an ISRC of twelve characters without hyphens')
    .nullish(),
});
const tracks = z.array(track).max(99, 'has more than 99');

export type TrackInput = z.output<typeof track>;

/** @param hosts `MEDIA_HOSTS`, where artwork may lie */
export function createReleaseInput(hosts: readonly string[]) {
  return z.object({
    title: name,
    artist: name,
    label: name.nullish(),
    artworkUrl: mediaUrl(hosts).nullish(),
    soundcloudUrl: soundcloudUrl.nullish(),
    tracks: tracks.nullish(),
  });
}

/** @param hosts `MEDIA_HOSTS`, where artwork may lie */
export function updateReleaseInput(hosts: readonly string[]) {
  return z.object({
    title: name.nullish(),
    artist: name.nullish(),
    label: name.nullish(),
    artworkUrl: mediaUrl(hosts).nullish(),
    soundcloudUrl: soundcloudUrl.nullish(),
    releaseAt: z.date().nullish(),
    tracks: tracks.nullish(),
  });
}

export const releaseAtInput = z.date();
export const searchInput = line.max(200, 'has more than 200 characters');
