import { Agent, request } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHttpServer } from '../../src/service/http-server.ts';
import { type Closer, createShutdown } from '../../src/service/lifecycle.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { Readiness } from '../../src/service/readiness.ts';

let app: FastifyInstance;
let readiness: Readiness;
let logger: Logger;
let lines: Record<string, unknown>[];
let url: string;
let release: () => void;
/** What happened, in its order. */
let events: string[];

beforeEach(async () => {
  lines = [];
  events = [];
  readiness = new Readiness();
  logger = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });
  app = createHttpServer({ logger, metrics: createMetrics('test'), readiness, bodyLimit: 1_000 });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  app.get('/slow', async () => {
    await released;
    events.push('answered');
    return { done: true };
  });
  app.get('/stream', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-length': '6' });
    reply.raw.write('one');
    void released.then(() => reply.raw.end('two'));
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  release();
  vi.useRealTimers();
  await app.close();
});

const shutdownWith = (closers: Closer[], drainDelay = 0) =>
  createShutdown({ app, readiness, logger, closers, drainDelay });

/** Gets a path over a connection that the client means to keep. @returns when its head came, and its whole body */
function getOver(agent: Agent, path: string): { head: Promise<void>; body: Promise<string> } {
  let headCame: () => void;
  const head = new Promise<void>((resolve) => (headCame = resolve));
  const body = new Promise<string>((resolve, reject) => {
    request(`${url}${path}`, { agent }, (response) => {
      headCame();
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
  return { head, body };
}

test('not ready, no new connections, the accepted requests, then the closers in their order', async () => {
  const closer = (name: string, wait: number): Closer => ({
    name,
    async close() {
      events.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, wait));
      events.push(`${name} ends`);
    },
  });
  const slow = fetch(`${url}/slow`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const ending = shutdownWith([closer('relay', 20), closer('nats', 0), closer('database', 0)], 150)();
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, waitingFor: ['draining'] }]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
  expect(events).toEqual([]);
  release();
  expect(await ending).toBe(true);
  expect(await (await slow).json()).toEqual({ done: true });
  expect(events).toEqual([
    'answered',
    'relay begins',
    'relay ends',
    'nats begins',
    'nats ends',
    'database begins',
    'database ends',
  ]);
});

test.each(['/slow', '/stream'])(
  'a client that keeps its connection does not hold up the end: %s',
  async (path) => {
    const agent = new Agent({ keepAlive: true });
    const { head, body } = getOver(agent, path);
    if (path === '/stream') await head;
    else await new Promise((resolve) => setTimeout(resolve, 50));
    const ending = shutdownWith([])();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const since = performance.now();
    release();
    expect(await body).toBe(path === '/slow' ? '{"done":true}' : 'onetwo');
    expect(await ending).toBe(true);
    expect(performance.now() - since).toBeLessThan(2_000);
    agent.destroy();
  },
);

test('one that fails is logged, and the next is closed all the same', async () => {
  const close = vi.fn<() => Promise<void>>(async () => {});
  const failing: Closer = { name: 'first', close: () => Promise.reject(new Error('no')) };
  expect(await shutdownWith([failing, { name: 'second', close }])()).toBe(true);
  expect(close).toHaveBeenCalledTimes(1);
  expect(lines).toContainEqual(expect.objectContaining({ closer: 'first', msg: 'close' }));
  expect(lines.at(-1)).toMatchObject({ msg: 'stopped' });
});

test('asked twice, it ends once', async () => {
  const close = vi.fn<() => Promise<void>>(async () => {});
  const shutdown = shutdownWith([{ name: 'one', close }]);
  expect(await Promise.all([shutdown(), shutdown()])).toEqual([true, true]);
  expect(close).toHaveBeenCalledTimes(1);
});

test('what does not end in 20 s is left, and said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const ending = shutdownWith([{ name: 'stuck', close: () => new Promise(() => {}) }])();
  await vi.advanceTimersByTimeAsync(19_900);
  const early = await Promise.race([ending, Promise.resolve('waits')]);
  expect(early).toBe('waits');
  await vi.advanceTimersByTimeAsync(200);
  expect(await ending).toBe(false);
  expect(lines.at(-1)).toMatchObject({ level: 50, msg: 'not everything ended within 20 s' });
});
