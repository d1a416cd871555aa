import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { natsUrl } from '@hotmess/local/testing/nats';
import { type TokenIssuer, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import type { GraphqlAnswer } from '@hotmess/local/testing/graphql-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, createChild } from './support/child.ts';
import { succeed } from './support/night.ts';
import { type TcpProxy, createTcpProxy } from './support/tcp-proxy.ts';
import { SOON, readyz } from './support/wait.ts';

const CITIES = '{ cities { id } }';
let database: TestDatabase;
let issuer: TokenIssuer;
let line: TcpProxy;
let child: Child;
beforeAll(async () => {
  [database, issuer] = await Promise.all([createTestDatabase('nightlife'), startTokenIssuer()]);
  const url = new URL(database.serviceUrl);
  line = await createTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  child = await createChild({ databaseUrl: url.href, natsUrl: natsUrl(), issuer });
});
afterAll(async () => {
  await child?.dispose();
  await line?.close();
  await issuer?.close();
  await database?.drop();
});

async function ask(): Promise<GraphqlAnswer & { milliseconds: number }> {
  const since = performance.now();
  const answer = await child.send(CITIES);
  return { ...answer, milliseconds: performance.now() - since };
}

/** The one sentence that a client may see of it, and nothing of the inside. */
function expectUnavailable(answer: GraphqlAnswer): void {
  expect(answer.errors).toMatchObject([
    {
      message: 'This part of the system is not available right now; try again.',
      extensions: { code: 'UNAVAILABLE' },
    },
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/select|ECONN|127\.0\.0\.1|terminated|stack| at /i);
}

test('away at the start: it lives, says what it waits for, and refuses at once', async () => {
  await child.start();
  expect((await fetch(`${child.url}/healthz`)).status).toBe(200);
  expect(await readyz(child.url)).toEqual({ status: 503, waitingFor: ['database', 'migrations'] });
  const answer = await ask();
  expectUnavailable(answer);
  expect(answer.milliseconds).toBeLessThan(2_000);
  await expect
    .poll(() => child.log(), SOON)
    .toContainEqual(
      expect.objectContaining({ level: 'error', err: expect.objectContaining({ code: 'ECONNREFUSED' }) }),
    );
  expect(JSON.stringify(child.log())).not.toContain(new URL(database.serviceUrl).password);
});

test('it takes connections and says nothing: not ready within two seconds, and no request waits longer than its limit', async () => {
  line.freeze(true);
  await line.open();
  const since = performance.now();
  expect(await readyz(child.url)).toEqual({ status: 503, waitingFor: ['database', 'migrations'] });
  expect(performance.now() - since).toBeLessThan(3_000);
  const answer = await ask();
  expectUnavailable(answer);
  expect(answer.milliseconds).toBeLessThan(6_000);
  line.freeze(false);
  line.cut();
});

test('it comes: the service is ready by itself', async () => {
  await child.ready();
  expect((await succeed(child.send(CITIES))).data.cities).toEqual([]);
});

test('its connections are cut: the next requests work', async () => {
  // All of the pool, so that none is left which works.
  await Promise.all(Array.from({ length: 20 }, () => succeed(child.send(CITIES))));
  line.cut();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const answers = await Promise.all(Array.from({ length: 20 }, () => child.send(CITIES)));
  expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
});

test('cut in the middle of requests and gone: each is answered, at once and with nothing of the inside', async () => {
  const loads = Array.from({ length: 8 }, async () => {
    const answers: GraphqlAnswer[] = [];
    for (let n = 0; n < 30; n++) answers.push(await child.send(CITIES));
    return answers;
  });
  await new Promise((resolve) => setTimeout(resolve, 40));
  await line.close();
  const refused = (await Promise.all(loads)).flat().filter(({ codes }) => codes.length > 0);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) expectUnavailable(answer);
  expect(await readyz(child.url)).toEqual({ status: 503, waitingFor: ['database'] });
  await line.open();
  await child.ready();
  expect((await ask()).codes).toEqual([]);
});

test('all that while it was one process', () => {
  expect(child.daemon().hasExited()).toBe(false);
  expect(child.log().filter(({ msg }) => msg === 'listening')).toHaveLength(1);
});
