import { z } from 'zod';

/**
 * A reference to a picture or another medium: an https URL on one of our media hosts, without credentials, port or
 * fragment, so that no page of ours loads from, or tells of its readers to, a host that a person chose.
 * @param hosts `MEDIA_HOSTS`; none means that no medium is accepted
 */
export function mediaUrl(hosts: readonly string[]) {
  return z
    .string()
    .max(500, 'has more than 500 characters')
    .refine((text) => isMediaUrl(text, hosts), 'is not an https URL on a media host of ours');
}

function isMediaUrl(text: string, hosts: readonly string[]): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    hosts.includes(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '' &&
    url.href === text
  );
}
