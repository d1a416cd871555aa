import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASS_THROUGH, type PassThroughRoute } from '../src/pass-through.ts';
import { type Stack, startStack } from './fixtures/stack.ts';
import { type Seen, deadUrl, toSeen } from './fixtures/subgraph.ts';

const webhook: PassThroughRoute = {
  method: 'POST',
  path: '/webhooks/test',
  service: 'identity',
  headers: ['x-their-signature'],
  bodyLimit: 1_000,
};
const away: PassThroughRoute = {
  method: 'GET',
  path: '/away/:id',
  service: 'music',
  headers: [],
  bodyLimit: 0,
};
/** What is passed on for the radio's calendar, to a service that is there. */
const feed: PassThroughRoute = {
  ...PASS_THROUGH.find(({ path }) => path === '/radio.ics')!,
  service: 'identity',
};
const seen: Seen[] = [];
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({
    overrides: { passThrough: [webhook, away, feed] },
    environment: { MUSIC_URL: await deadUrl() },
    prepareIdentity: (app) => {
      app.post('/webhooks/test', (request, reply) => {
        seen.push(toSeen(request));
        return reply.code(202).type('text/plain').send('taken');
      });
      app.get('/radio.ics', (request, reply) => {
        void reply.headers({ etag: '"1"', 'cache-control': 'public, max-age=300', 'x-inside': 'no' });
        if (request.headers['if-none-match'] === '"1"') return reply.code(304).send();
        return reply.type('text/calendar; charset=utf-8').send('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
      });
    },
  });
});
afterAll(() => stack.close());

const send = (body: string, type = 'application/json; charset=utf-8') =>
  fetch(`${stack.url}/webhooks/test?try=1`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-their-signature': 't=1', 'x-other': 'no' },
    body,
  });

test('a posted body arrives byte for byte, signed, with the headers of its route and no other', async () => {
  const raw = '{ "a" :  1,\n"b": "ü" }';
  const answer = await send(raw);
  expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
    202,
    'taken',
    'text/plain',
  ]);
  expect(seen.at(-1)).toMatchObject({ body: raw, signed: true, url: '/webhooks/test?try=1' });
  expect(seen.at(-1)?.headers).toMatchObject({ 'x-their-signature': 't=1' });
  expect(seen.at(-1)?.headers['x-other']).toBeUndefined();
});

test('nothing is parsed on the way: any bytes pass, too many do not', async () => {
  expect((await send('{broken')).status).toBe(202);
  expect((await send('a=b', 'application/x-www-form-urlencoded')).status).toBe(202);
  const tooLong = await send('x'.repeat(1_001));
  expect(tooLong.status).toBe(413);
});

test('a service that is away answers 503 with the code', async () => {
  const answer = await fetch(`${stack.url}/away/1`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
});

test('/radio.ics comes from music with what caches go by, and is not sent again to one that has it', async () => {
  expect(PASS_THROUGH.find(({ path }) => path === '/radio.ics')?.service).toBe('music');
  const answer = await fetch(`${stack.url}/radio.ics`);
  expect(await answer.text()).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  const headers = ['content-type', 'etag', 'cache-control', 'x-inside'];
  expect(headers.map((name) => answer.headers.get(name))).toEqual([
    'text/calendar; charset=utf-8',
    '"1"',
    'public, max-age=300',
    null,
  ]);
  const again = await fetch(`${stack.url}/radio.ics`, { headers: { 'if-none-match': '"1"' } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', '"1"']);
});
