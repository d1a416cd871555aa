import { expect, test } from 'vitest';
import { startStack } from './fixtures/stack.ts';

const preflight = (url: string, origin: string) =>
  fetch(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  });

test('off unless configured', async () => {
  const stack = await startStack();
  const answer = await preflight(stack.url, 'https://app.test');
  const posted = await stack.post({ query: '{ products }' }, { origin: 'https://app.test' });
  await stack.close();
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(posted.headers.get('access-control-allow-origin')).toBeNull();
});

test('configured origins may call, others not', async () => {
  const stack = await startStack({ environment: { CORS_ORIGINS: 'https://app.test, https://other.test' } });
  const allowed = await preflight(stack.url, 'https://app.test');
  const foreign = await preflight(stack.url, 'https://evil.test');
  const posted = await stack.post(
    { query: '{ products }' },
    { origin: 'https://app.test', authorization: 'Bearer x' },
  );
  await stack.close();
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.test');
  expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  // A refusal too must be readable by the page that caused it.
  expect([posted.status, posted.headers.get('access-control-allow-origin')]).toEqual([
    401,
    'https://app.test',
  ]);
});
