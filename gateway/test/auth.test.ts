import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestKeys, TokenOptions } from './fixtures/keys.ts';
import { type Stack, startStack } from './fixtures/stack.ts';
import { deadUrl } from './fixtures/subgraph.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const signed = (options: TokenOptions) => async (keys: TestKeys) => `Bearer ${await keys.token(options)}`;

test.each<[string, (keys: TestKeys) => string | Promise<string>]>([
  ['alg none', (keys) => `Bearer ${keys.unsigned()}`],
  ["another's key under our key id", signed({ foreignKey: true })],
  ['another audience', signed({ audience: 'elsewhere' })],
  ['another issuer', signed({ issuer: 'https://elsewhere.test' })],
  ['expired', signed({ expiresIn: -10 })],
  ['another type', signed({ type: 'JWT' })],
  ['no token at all', () => 'Bearer nonsense'],
  ['another scheme', () => 'Basic dXNlcjpwYXNz'],
  ['a changed payload', async (keys) => `Bearer ${(await keys.token()).replace(/\.(.)/, '.X')}`],
])('%s: the whole request is refused with 401', async (_, authorization) => {
  const before = stack.subgraphs.commerce.seen.length;
  const answer = await stack.post(
    { query: '{ products }' },
    { authorization: await authorization(stack.keys) },
  );
  expect(answer.status).toBe(401);
  expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  expect(answer.body.data).toBeUndefined();
  expect(stack.subgraphs.commerce.seen.length).toBe(before);
});

test('without the keys a token cannot be judged: UNAVAILABLE, while anonymous requests are served', async () => {
  const alone = await startStack({ environment: { JWKS_URL: `${await deadUrl()}/.well-known/jwks.json` } });
  const authorization = `Bearer ${await alone.keys.token()}`;
  const refused = await alone.post({ query: '{ products }' }, { authorization });
  const served = await alone.post({ query: '{ products }' });
  await alone.close();
  expect([refused.status, refused.body.errors?.[0]?.extensions]).toEqual([503, { code: 'UNAVAILABLE' }]);
  expect(served.body).toEqual({ data: { products: ['Ticket'] } });
});
