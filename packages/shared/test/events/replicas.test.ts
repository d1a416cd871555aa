import { jetstreamManager } from '@nats-io/jetstream';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRevocationsBucket } from '../../src/auth/revocation-watch.ts';
import { openPartsStore } from '../../src/dsar/parts-store.ts';
import { type NatsLink, openNats } from '../../src/events/nats-link.ts';
import { ensureStreams } from '../../src/events/streams.ts';
import { SILENT } from './support.ts';

let nats: TestNats;
let link: NatsLink;
beforeAll(async () => {
  nats = await startOwnNats();
  link = openNats({ url: nats.url, name: 'replicas', logger: SILENT, replicas: 3 });
});
afterAll(async () => {
  await link?.close();
  await nats?.dispose();
});

// A server that stands alone refuses more than one copy, and so tells what it was asked for.
test.each<[string, () => Promise<unknown>]>([
  [
    'streams',
    async () => ensureStreams(await jetstreamManager(await link.connected()), undefined, link.replicas),
  ],
  ['the bucket of revocations', async () => openRevocationsBucket(await link.connected(), link.replicas)],
  ['the store of parts of data requests', () => openPartsStore(link)],
])('%s are made with as many copies as the process is told', async (_what, make) => {
  await expect(make()).rejects.toThrow(/replicas > 1 not supported/);
});

test('one copy where it is told nothing', () => {
  const other = openNats({ url: nats.url, name: 'one', logger: SILENT });
  expect(other.replicas).toBe(1);
  return other.close();
});
