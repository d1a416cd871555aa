import { afterAll, beforeAll, expect, test } from 'vitest';
import { USER_ID } from './fixtures/keys.ts';
import { type Stack, startStack } from './fixtures/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ environment: { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' } });
});
afterAll(() => stack.close());

test('one query reaches two subgraphs and comes back as one answer', async () => {
  const { status, body } = await stack.post({
    query: '{ beacons(first: 2) { nodes { title city { name } host { username } } } products }',
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    data: {
      beacons: {
        nodes: [
          { title: 'Beacon 1', city: { name: 'BERLIN' }, host: { username: 'mara' } },
          { title: 'Beacon 2', city: { name: 'BERLIN' }, host: { username: 'mara' } },
        ],
      },
      products: ['Ticket'],
    },
  });
});

test('what reaches a subgraph is signed over the exact bytes, with token, request id and client address', async () => {
  const { nightlife, identity } = stack.subgraphs;
  nightlife.seen.length = 0;
  identity.seen.length = 0;
  const authorization = `Bearer ${await stack.keys.token()}`;
  const answer = await stack.post(
    { query: 'query ($id: ID!) { beacon(id: $id) { title host { username } } }', variables: { id: 'é "1"' } },
    { authorization, 'x-request-id': 'req-12345678' },
  );
  expect(answer.body.errors).toBeUndefined();
  expect(answer.headers.get('x-request-id')).toBe('req-12345678');
  for (const seen of [...nightlife.seen, ...identity.seen]) {
    expect(seen.signed).toBe(true);
    expect(seen.headers).toMatchObject({
      authorization,
      'x-request-id': 'req-12345678',
      'x-client-ip': '127.0.0.1',
      'content-type': 'application/json',
    });
  }
  expect([nightlife.seen.length, identity.seen.length]).toEqual([1, 1]);
});

test("a client cannot choose its own address or signature: only a proxy's word counts", async () => {
  const whoami = { query: '{ whoami { clientIp } }' };
  const ipFor = async (headers: Record<string, string>) =>
    (await stack.post(whoami, headers)).body.data?.['whoami'];
  expect(await ipFor({ 'x-client-ip': '6.6.6.6' })).toEqual({ clientIp: '127.0.0.1' });
  expect(await ipFor({ 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.1.2.3' })).toEqual({
    clientIp: '203.0.113.9',
  });
});

test('a mutation passes its variables and an anonymous request carries no token', async () => {
  const { body } = await stack.post({
    query: 'mutation Scan($input: ScanBeaconInput!) { scanBeacon(input: $input) { result } }',
    operationName: 'Scan',
    variables: { input: { token: 'abc' } },
  });
  expect(body.data).toEqual({ scanBeacon: { result: 'abc' } });
  expect(stack.subgraphs.nightlife.seen.at(-1)?.headers['authorization']).toBeUndefined();
});

test('with a token the same query has someone to answer for', async () => {
  const { body } = await stack.post(
    { query: '{ me { id username } }' },
    { authorization: `Bearer ${await stack.keys.token()}` },
  );
  expect(body.data).toEqual({ me: { id: USER_ID, username: 'mara' } });
});

test('the key set passes through: bytes, status and the headers that matter', async () => {
  const answer = await fetch(`${stack.url}/.well-known/jwks.json?x=1`, {
    headers: { 'x-request-id': 'req-12345678' },
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(stack.keys.jwks);
  expect(answer.headers.get('cache-control')).toBe('max-age=60');
  expect(answer.headers.get('x-inner')).toBeNull();
  expect(stack.keys.requests.at(-1)?.url).toBe('/.well-known/jwks.json?x=1');
  expect(stack.keys.requests.at(-1)?.headers['x-request-id']).toBe('req-12345678');
});
