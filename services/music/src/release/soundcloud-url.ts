import { z } from 'zod';

/** Pages for people, on every device, and their short links; no API, no widget, no other subdomain. */
const HOSTS = ['soundcloud.com', 'www.soundcloud.com', 'm.soundcloud.com', 'on.soundcloud.com'];

/** A streaming link: an https URL of a page on SoundCloud, as written, without credentials, port or fragment. */
export const soundcloudUrl = z
  .string()
  .max(500, 'has more than 500 characters')
  .refine(isSoundcloudUrl, 'is not an https URL of a page on soundcloud.com');

function isSoundcloudUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    HOSTS.includes(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '' &&
    url.pathname !== '/' &&
    url.href === text
  );
}
