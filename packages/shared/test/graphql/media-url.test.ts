import { expect, test } from 'vitest';
import { mediaUrl } from '../../src/graphql/media-url.ts';

const schema = mediaUrl(['media.hotmess.test', 'cdn.hotmess.test']);

test.each([
  ['https://media.hotmess.test/a/b.jpg', true],
  ['https://cdn.hotmess.test/x.webp?w=400', true],
  ['http://media.hotmess.test/a.jpg', false],
  ['https://media.hotmess.test.evil.example/a.jpg', false],
  ['https://evil.example/media.hotmess.test/a.jpg', false],
  ['https://media.hotmess.test@evil.example/a.jpg', false],
  ['https://user@media.hotmess.test/a.jpg', false],
  ['https://media.hotmess.test:8443/a.jpg', false],
  ['https://media.hotmess.test/a.jpg#x', false],
  ['https://MEDIA.hotmess.test/a.jpg', false],
  ['https://media.hotmess.test/../a b.jpg', false],
  ['https://media.hotmess.test/a\nb.jpg', false],
  ['javascript:alert(1)', false],
  [`https://media.hotmess.test/${'a'.repeat(500)}`, false],
  ['', false],
])('%s: %s', (text, fits) => {
  expect(schema.safeParse(text).success).toBe(fits);
});

test('where no host is configured, nothing is accepted', () => {
  expect(mediaUrl([]).safeParse('https://media.hotmess.test/a.jpg').success).toBe(false);
});
