import { type Server, connect, createServer } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { natsUrl } from '../../../local/src/testing/nats.ts';
import { openNats } from '../../src/events/nats-link.ts';

const SILENT = pino({ level: 'silent' });
let server: Server | undefined;
afterEach(() => server?.close());

/** A way to the shared NATS that begins to speak only after a while. @returns its URL */
async function slowNats(milliseconds: number): Promise<string> {
  const { hostname, port } = new URL(natsUrl());
  server = createServer((near) => {
    near.on('error', () => {});
    setTimeout(() => {
      const far = connect(Number(port), hostname);
      far.on('error', () => {});
      near.pipe(far).pipe(near);
    }, milliseconds);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `nats://127.0.0.1:${(server.address() as { port: number }).port}`;
}

test('closing while it connects ends it, and nobody waits for it any more', async () => {
  const link = openNats({ url: await slowNats(300), name: 'slow', logger: SILENT });
  const waiting = link.connected().then(
    () => 'connected',
    (error: Error) => error.name,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  await link.close();
  expect(await waiting).toBe('NatsGone');
  expect(link.current()).toBeUndefined();
});

test('closing right after it connected ends it too', async () => {
  const link = openNats({ url: await slowNats(0), name: 'quick', logger: SILENT });
  await link.connected();
  await link.close();
  expect(link.current()).toBeUndefined();
});
