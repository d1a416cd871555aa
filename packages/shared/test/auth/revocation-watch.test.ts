import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestNats, startOwnNats } from '../../../local/src/testing/nats.ts';
import {
  type RevocationWatch,
  openRevocationsBucket,
  watchRevocations,
} from '../../src/auth/revocation-watch.ts';
import { type Revocations, createRevocations } from '../../src/auth/revocations.ts';
import type { NatsLink } from '../../src/events/nats-link.ts';
import { SILENT, link } from '../events/support.ts';

const SOON = { timeout: 5_000, interval: 20 };
let nats: TestNats;
let writer: NatsLink;
const watches: { watch: RevocationWatch; link: NatsLink }[] = [];
beforeAll(async () => {
  nats = await startOwnNats();
  writer = link(nats.url);
});
afterAll(async () => {
  for (const { watch, link: watching } of watches) {
    await watch.stop();
    await watching.close();
  }
  await writer.close();
  await nats.dispose();
});

/** What another process knows. */
function startWatch(): Revocations {
  const revocations = createRevocations();
  const watching = link(nats.url);
  watches.push({ watch: watchRevocations({ nats: watching, revocations, logger: SILENT }), link: watching });
  return revocations;
}

async function put(sid: string): Promise<void> {
  const bucket = await openRevocationsBucket(await writer.connected(AbortSignal.timeout(10_000)), 1);
  await bucket.put(`session.${sid}`, '');
}
const knows = (revocations: Revocations, sid: string) =>
  expect.poll(() => revocations.voids({ sub: '', sid, gen: 0, kid: '' }), SOON).toBe(true);

test('what was put before the watch began, and what is put after', async () => {
  const [before, after] = [randomUUID(), randomUUID()];
  await put(before);
  const revocations = startWatch();
  await knows(revocations, before);
  await put(after);
  await knows(revocations, after);
});

test('a bucket that is lost while NATS runs is watched anew', async () => {
  const revocations = startWatch();
  const [before, after] = [randomUUID(), randomUUID()];
  await put(before);
  await knows(revocations, before);
  const manager = await jetstreamManager(await writer.connected());
  await manager.streams.delete('KV_revocations');
  await put(after);
  await knows(revocations, after);
  // What it knew it still knows.
  await knows(revocations, before);
});

test('a NATS that is killed and comes back is watched again', async () => {
  const revocations = startWatch();
  const [before, after] = [randomUUID(), randomUUID()];
  await put(before);
  await knows(revocations, before);
  await nats.kill();
  await nats.start();
  await put(after);
  await knows(revocations, after);
});
