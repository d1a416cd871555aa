import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from './fixtures/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const INTERNAL = 'Something went wrong on our side.';

test.each([
  ['conflict', { message: 'Someone was faster.', extensions: { code: 'CONFLICT', field: 'title' } }],
  ['sql', { message: INTERNAL, extensions: { code: 'INTERNAL' } }],
  ['unknown', { message: INTERNAL, extensions: { code: 'INTERNAL' } }],
  ['skew', { message: INTERNAL, extensions: { code: 'INTERNAL' } }],
  ['internal', { message: INTERNAL, extensions: { code: 'INTERNAL' } }],
])('an error "%s" of a subgraph shows its code and nothing of the inside', async (how, shown) => {
  const { body, text } = await stack.post({ query: `{ x: fail(how: "${how}") products }` });
  expect(body).toEqual({ data: { x: null, products: ['Ticket'] }, errors: [{ ...shown, path: ['x'] }] });
  expect(text).not.toMatch(/nightlife|stack|\.ts|select|secret|127\.0\.0\.1/i);
});

test('validation faults are BAD_USER_INPUT and suggest nothing', async () => {
  for (const query of [
    '{ product }',
    '{ beacon { id } }',
    'mutation { scanBeacon(input: { tokn: "x" }) { result } }',
    '{ city(slg: "x") { name } }',
  ]) {
    const { status, body, text } = await stack.post({ query });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(text).not.toMatch(/did you mean/i);
  }
});

test('a wrong variable is BAD_USER_INPUT without a suggestion', async () => {
  const query = 'mutation ($input: ScanBeaconInput!) { scanBeacon(input: $input) { result } }';
  const { body, text } = await stack.post({ query, variables: { input: { tokn: 'x' } } });
  expect(body.errors?.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT')).toBe(true);
  expect(text).not.toMatch(/did you mean/i);
});

test('a value that a subgraph left out for a non-null field shows as null, with no note around the mask', async () => {
  const { body } = await stack.post({ query: '{ safe: reports }' });
  expect(body).toEqual({ data: { safe: null } });
});

test('a plan is not shown to who asks for it', async () => {
  const { text } = await stack.post(
    { query: '{ products }' },
    { 'apollo-query-plan-experimental': '1', 'apollo-query-plan-experimental-format': 'internal' },
  );
  expect(JSON.parse(text)).toEqual({ data: { products: ['Ticket'] } });
});

test('other addresses answer 404 with a code', async () => {
  const answer = await fetch(`${stack.url}/explorer/../../package.json`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' });
});
