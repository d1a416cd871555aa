import { mediaUrl } from '@hotmess/shared/graphql/media-url';
import { line, lines } from '@hotmess/shared/graphql/text';
import { z } from 'zod';

const name = line.min(1, 'is empty').max(120, 'has more than 120 characters');
const description = lines.max(4_000, 'has more than 4,000 characters');
const tags = z
  .array(line.min(1, 'is empty').max(40, 'has more than 40 characters'))
  .max(12, 'has more than twelve');

/** @param hosts `MEDIA_HOSTS`, where artwork may lie */
export function createShowInput(hosts: readonly string[]) {
  return z.object({
    title: name,
    hostName: name,
    description: description.nullish(),
    artworkUrl: mediaUrl(hosts).nullish(),
    tags: tags.nullish(),
  });
}

/** @param hosts `MEDIA_HOSTS`, where artwork may lie */
export function updateShowInput(hosts: readonly string[]) {
  return z.object({
    title: name.nullish(),
    hostName: name.nullish(),
    description: description.nullish(),
    artworkUrl: mediaUrl(hosts).nullish(),
    tags: tags.nullish(),
  });
}
