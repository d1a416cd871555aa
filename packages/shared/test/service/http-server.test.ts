import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DomainError } from '../../src/errors/domain-error.ts';
import { createHttpServer } from '../../src/service/http-server.ts';
import { createMetrics } from '../../src/service/metrics.ts';
import { Readiness } from '../../src/service/readiness.ts';
import { currentRequestId } from '../../src/service/request-context.ts';

const LIMIT = 1_000;
let app: FastifyInstance;
let readiness: Readiness;
let lines: Record<string, unknown>[];

/** What a route throws, by its path. */
const FAILURES: Record<string, () => unknown> = {
  bug: () => new TypeError('secret: cannot read /srv/app.ts'),
  text: () => 'secret text',
  nothing: () => null,
  refusal: () => new DomainError('FORBIDDEN', 'Not you.', { field: 'x' }),
  sql: () =>
    Object.assign(new pg.DatabaseError('relation "secret" does not exist', 1, 'error'), { code: '42P01' }),
  away: () => Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  status: () => Object.assign(new Error('secret'), { statusCode: 500 }),
};

beforeEach(() => {
  lines = [];
  readiness = new Readiness();
  const logger = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) }) as Logger;
  app = createHttpServer({ logger, metrics: createMetrics('test'), readiness, bodyLimit: LIMIT });
  app.get('/id', async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { given: request.id, seen: currentRequestId() };
  });
  app.post('/echo', async (request) => ({ body: request.body, raw: request.rawBody?.toString() }));
  app.get<{ Params: { how: string } }>('/fail/:how', async ({ params }) => {
    throw FAILURES[params.how]!();
  });
});
afterEach(() => app.close());

describe('the request id', () => {
  test.each(['12345678', 'a1b2-c3d4.e5_f6', 'x'.repeat(64)])('%s is taken as it is given', async (id) => {
    const answer = await app.inject({ url: '/id', headers: { 'x-request-id': id } });
    expect(answer.json()).toEqual({ given: id, seen: id });
    expect(answer.headers['x-request-id']).toBe(id);
  });

  test.each(['', 'short', 'x'.repeat(65), 'with space', '"}, {"level":"fatal', 'ünïcödé-id'])(
    '"%s" is replaced by one of ours',
    async (id) => {
      const answer = await app.inject({ url: '/id', headers: { 'x-request-id': id } });
      expect(answer.json().given).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(answer.json().seen).toBe(answer.json().given);
    },
  );

  test('of requests at the same time stay apart', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `request-${n}`);
    const answers = await Promise.all(
      ids.map((id) => app.inject({ url: '/id', headers: { 'x-request-id': id } })),
    );
    expect(answers.map((answer) => answer.json().seen)).toEqual(ids);
  });
});

describe('refusals', () => {
  test('an address that does not exist', async () => {
    const answer = await app.inject({ url: '/nowhere?secret=1' });
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { code: 'NOT_FOUND', message: 'There is nothing at this address.' },
    ]);
    expect((await app.inject({ method: 'DELETE', url: '/id' })).statusCode).toBe(404);
  });

  test('a body that is not JSON', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/json' },
      payload: '{"a":',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test.each(['__proto__', 'constructor'])('a body that reaches for %s', async (name) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/json' },
      payload: `{"${name}":{"prototype":{"admin":true}}}`,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('a body of another type', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/xml' },
      payload: '<a/>',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'BAD_USER_INPUT']);
  });

  test('a body that says it is too large, and the connection ends', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify('x'.repeat(LIMIT)),
    });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'BAD_USER_INPUT']);
    expect(answer.headers.connection).toBe('close');
  });

  test('a body that turns out too large, in chunks without a length', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const text = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let got = '';
      socket.on('data', (chunk) => (got += chunk.toString()));
      socket.on('error', () => {});
      socket.on('close', () => resolve(got));
      socket.write(
        'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      );
      for (let n = 0; n < 5; n++) socket.write(`12c\r\n${'x'.repeat(300)}\r\n`);
    });
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain('"code":"BAD_USER_INPUT"');
  });

  test('the exact bytes of a body that fits are kept', async () => {
    const payload = '{ "a" :  "ü" }';
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect(answer.json()).toEqual({ body: { a: 'ü' }, raw: payload });
  });
});

describe('errors', () => {
  test.each([
    ['bug', 500, 'INTERNAL'],
    ['text', 500, 'INTERNAL'],
    ['nothing', 500, 'INTERNAL'],
    ['sql', 500, 'INTERNAL'],
    ['status', 500, 'INTERNAL'],
    ['away', 503, 'UNAVAILABLE'],
    ['refusal', 403, 'FORBIDDEN'],
  ])('%s shows a code and a sentence and nothing of the inside', async (how, status, code) => {
    const answer = await app.inject({ url: `/fail/${how}` });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(Object.keys(answer.json())).toEqual(['code', 'message']);
    expect(answer.body).not.toMatch(/secret|srv|relation|ECONN|10\.0\.0\.1| at /);
  });

  test('what is ours to mend is logged with its cause; a refusal is not', async () => {
    await app.inject({ url: '/fail/bug' });
    await app.inject({ url: '/fail/refusal' });
    const failed = lines.filter(({ msg }) => msg === 'failed');
    expect(failed).toMatchObject([
      { route: '/fail/:how', err: { message: expect.stringContaining('secret') } },
    ]);
  });
});

describe('what operators ask', () => {
  test('it lives while it is not ready, and says what it waits for', async () => {
    readiness.require('database', async () => 'database');
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    const answer = await app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([503, { ready: false, waitingFor: ['database'] }]);
  });

  test('requests are counted by route and not by address, and their own questions are not logged', async () => {
    await app.inject('/fail/bug');
    await app.inject('/nowhere/a');
    await app.inject('/nowhere/b');
    await app.inject('/healthz');
    const page = (await app.inject('/metrics')).body;
    expect(page).toContain('hotmess_http_requests_total{route="/fail/:how",status="500",service="test"} 1');
    expect(page).toContain('hotmess_http_requests_total{route="unknown",status="404",service="test"} 2');
    expect(page).not.toContain('nowhere');
    const logged = lines.filter(({ msg }) => msg === 'request').map(({ route }) => route);
    expect(logged).toEqual(['/fail/:how', 'unknown', 'unknown']);
  });

  test('while it drains, answers tell the client to leave', async () => {
    expect((await app.inject('/id')).headers.connection).not.toBe('close');
    readiness.drain();
    expect((await app.inject('/id')).headers.connection).toBe('close');
    expect((await app.inject('/fail/bug')).headers.connection).toBe('close');
    expect((await app.inject('/nowhere')).headers.connection).toBe('close');
  });
});
