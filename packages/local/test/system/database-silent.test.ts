import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { natsUrl } from '@hotmess/local/testing/nats';
import { type TokenIssuer, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, createChild } from './support/child.ts';
import { type TcpProxy, createTcpProxy } from './support/tcp-proxy.ts';
import { readyz } from './support/wait.ts';

const CITIES = '{ cities { id } }';
/** A statement may take ten seconds; whoever waits for its answer gives up soon after. */
const LIMIT = 14_000;
let database: TestDatabase;
let issuer: TokenIssuer;
let line: TcpProxy;
let child: Child;
beforeAll(async () => {
  [database, issuer] = await Promise.all([createTestDatabase('nightlife'), startTokenIssuer()]);
  const url = new URL(database.serviceUrl);
  line = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
  await line.open();
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  child = await createChild({ databaseUrl: url.href, natsUrl: natsUrl(), issuer });
  await child.start();
  await child.ready();
});
afterAll(async () => {
  await child?.dispose();
  await line?.close();
  await issuer?.close();
  await database?.drop();
});

test('connections that died without a word: requests are answered, and it is ready again by itself', async () => {
  await Promise.all(Array.from({ length: 20 }, () => child.send(CITIES)));
  line.freeze(true);
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), LIMIT));
  const asked = Array.from({ length: 12 }, () =>
    Promise.race([child.send(CITIES).then(({ codes }) => String(codes), String), late]),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  line.freeze(false);
  expect(await Promise.all(asked)).toEqual(asked.map(() => 'UNAVAILABLE'));
  expect(await readyz(child.url)).toEqual({ status: 200, waitingFor: [] });
});
