import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Stack, startStack } from './fixtures/stack.ts';
import { deadUrl } from './fixtures/subgraph.ts';

let stack: Stack;
beforeEach(async () => {
  stack = await startStack();
});
afterEach(() => stack.close());

const MIXED = '{ products beacons(first: 2) { nodes { id host { username } } } }';
const unavailable = (path: (string | number)[]) => ({
  message: 'This part of the system is not available right now; try again.',
  path,
  extensions: { code: 'UNAVAILABLE' },
});

async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; ms: number }> {
  const start = performance.now();
  return { result: await work, ms: performance.now() - start };
}

test('a subgraph that is down takes away its part and nothing else, at once', async () => {
  await stack.subgraphs.commerce.close();
  const { result, ms } = await timed(stack.post({ query: MIXED }));
  expect(result.status).toBe(200);
  expect(result.body.errors).toEqual([unavailable(['products'])]);
  expect(result.body.data).toMatchObject({
    products: null,
    beacons: { nodes: [{ host: { username: 'mara' } }, {}] },
  });
  expect(ms).toBeLessThan(1_200);
});

test('where entities cannot be had, the error is at what they belong to', async () => {
  await stack.subgraphs.identity.close();
  const { body } = await stack.post({ query: MIXED });
  expect(body.errors?.[0]).toEqual(unavailable(['beacons', 'nodes']));
  expect(body.data?.['products']).toEqual(['Ticket']);
});

test.each(['hang', 'drip'] as const)(
  'a subgraph that only keeps the line open (%s) is given up in time',
  async (mode) => {
    stack.subgraphs.commerce.mode = mode;
    const { result, ms } = await timed(stack.post({ query: MIXED }));
    expect(result.body.errors).toEqual([unavailable(['products'])]);
    expect(ms).toBeGreaterThan(1_400);
    expect(ms).toBeLessThan(10_000);
    stack.subgraphs.commerce.mode = 'serve';
    expect((await stack.post({ query: MIXED })).body.errors).toBeUndefined();
  },
);

test('a subgraph that is starting is UNAVAILABLE, one that talks nonsense INTERNAL', async () => {
  stack.subgraphs.commerce.mode = 'starting';
  expect((await stack.post({ query: '{ products }' })).body.errors).toEqual([unavailable(['products'])]);
  stack.subgraphs.commerce.mode = 'html';
  const { body, text } = await stack.post({ query: '{ products }' });
  expect(body.errors?.[0]).toMatchObject({ path: ['products'], extensions: { code: 'INTERNAL' } });
  expect(text).not.toMatch(/secret|h1/);
});

test('ready only while all five are, and asks them at most once a second', async () => {
  const ready = () =>
    fetch(`${stack.url}/readyz`).then(async (answer) => [answer.status, await answer.json()]);
  expect(await ready()).toEqual([200, { ready: true, waitingFor: [] }]);
  stack.subgraphs.music.mode = 'hang';
  await stack.subgraphs.safety.close();
  expect((await ready())[0]).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { result, ms } = await timed(ready());
  expect(result).toEqual([503, { ready: false, waitingFor: ['safety', 'music'] }]);
  expect(ms).toBeLessThan(10_000);
  stack.subgraphs.music.mode = 'serve';
});

test('starts while the subgraphs are away, and is not ready', async () => {
  const away = await deadUrl();
  const names = ['NIGHTLIFE_URL', 'SAFETY_URL', 'COMMERCE_URL', 'IDENTITY_URL', 'MUSIC_URL'];
  const alone = await startStack({ environment: Object.fromEntries(names.map((name) => [name, away])) });
  const live = await fetch(`${alone.url}/healthz`);
  const ready = await fetch(`${alone.url}/readyz`);
  const answer = await alone.post({ query: '{ products }' });
  await alone.close();
  expect([live.status, ready.status]).toEqual([200, 503]);
  expect(answer.body).toEqual({ data: { products: null }, errors: [unavailable(['products'])] });
});
