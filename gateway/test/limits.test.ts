import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from './fixtures/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** A query with exactly `levels` levels of fields. */
const deep = (levels: number) => `{ beacon(id: 1) { ${nest(levels - 1)} } }`;
const nest = (levels: number): string => (levels === 1 ? '__typename' : `city { ${nestCity(levels - 1)} }`);
const nestCity = (levels: number): string =>
  levels < 3
    ? levels === 1
      ? '__typename'
      : 'beacons(first: 1) { __typename }'
    : `beacons(first: 1) { nodes { ${nest(levels - 2)} } }`;

/** Fragments of which each spreads the next twice: 2^count fields from a short text. */
const bomb = (count: number) =>
  `{ cities { ...F0 } } ${repeat(count, (i) => `fragment F${i} on City { ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on City { name }`;

const throughFragments = (levels: number) =>
  `{ beacon(id: 1) { ...B } } fragment B on Beacon { city { ...C } } fragment C on City { ${nestCity(levels - 2)} }`;

const cases: { name: string; limit: string; passes: string; refused: string; found: number | string }[] = [
  { name: 'depth', limit: 'depth', passes: deep(12), refused: deep(13), found: 13 },
  {
    name: 'depth through fragments',
    limit: 'depth',
    passes: throughFragments(12),
    refused: throughFragments(13),
    found: 13,
  },
  {
    name: 'aliases',
    limit: 'aliases',
    passes: `{ ${repeat(15, (i) => `a${i}: products`)} }`,
    refused: `{ ${repeat(16, (i) => `a${i}: products`)} }`,
    found: 16,
  },
  {
    name: 'aliases through fragments',
    limit: 'aliases',
    passes: `{ cities { ...N ...N ...N } } fragment N on City { ${repeat(5, (i) => `a${i}: name`)} }`,
    refused: `{ cities { ...N ...N ...N b: name } } fragment N on City { ${repeat(5, (i) => `a${i}: name`)} }`,
    found: 16,
  },
  {
    name: 'calls of one mutation',
    limit: 'sameMutation',
    passes: `mutation { ${repeat(15, (i) => `a${i}: scanBeacon(input: { token: "x" }) { result }`)} }`,
    refused: `mutation { scanBeacon(input: { token: "x" }) { result } ${repeat(15, (i) => `a${i}: scanBeacon(input: { token: "x" }) { result }`)} }`,
    found: 16,
  },
  {
    name: 'directives',
    limit: 'directives',
    passes: `{ ${repeat(50, () => '... @include(if: true) { products }')} }`,
    refused: `{ ${repeat(51, () => '... @include(if: true) { products }')} }`,
    found: 51,
  },
  {
    name: 'tokens',
    limit: 'tokens',
    passes: `{ cities { ${'... on City { name } '.repeat(332)} } products }`,
    refused: `{ cities { ${'... on City { name } '.repeat(332)} } a: products b: products }`,
    found: 2_003,
  },
  {
    name: 'brackets inside each other',
    limit: 'nesting',
    passes: `{ cities { ${'... { '.repeat(98)} name ${'} '.repeat(98)} } }`,
    refused: `{ cities { ${'... { '.repeat(99)} name ${'} '.repeat(99)} } }`,
    found: 101,
  },
  { name: 'selections', limit: 'selections', passes: bomb(7), refused: bomb(9), found: 1_536 },
  {
    name: 'a fragment bomb',
    limit: 'selections',
    passes: bomb(7),
    refused: bomb(100),
    found: 'more than 9 quadrillion',
  },
  {
    name: 'items of pages inside pages',
    limit: 'nodes',
    passes: '{ beacons(first: 99) { nodes { city { beacons(first: 100) { nodes { id } } } } } }',
    refused: '{ beacons(first: 100) { nodes { city { beacons(first: 100) { nodes { id } } } } } }',
    found: 10_100,
  },
  {
    name: 'items of pages without a size',
    limit: 'nodes',
    passes: '{ beacons { nodes { city { beacons { nodes { id } } } } } }',
    refused:
      '{ beacons { nodes { city { beacons { nodes { city { beacons { nodes { city { beacons { nodes { id } } } } } } } } } } } }',
    found: 168_420,
  },
];

describe('just below passes, just above is refused with the limit and what was found', () => {
  test.each(cases)('$name', async ({ limit, passes, refused, found }) => {
    const good = await stack.post({ query: passes });
    expect(good.body.errors?.filter(({ extensions }) => extensions['limit']) ?? []).toEqual([]);
    expect(good.status).toBe(200);
    const before = stack.subgraphs.nightlife.seen.length;
    const bad = await stack.post({ query: refused });
    expect(bad.status).toBe(400);
    expect(bad.body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', limit });
    expect(bad.body.errors?.[0]?.message).toContain(String(found));
    expect(stack.subgraphs.nightlife.seen.length).toBe(before);
  });
});

test('page sizes from variables count by their value, also where the text was seen before', async () => {
  const query =
    'query ($n: Int = 5) { beacons(first: $n) { nodes { city { beacons(first: $n) { nodes { id } } } } } }';
  expect((await stack.post({ query })).status).toBe(200);
  expect((await stack.post({ query, variables: { n: 10 } })).status).toBe(200);
  const refused = await stack.post({ query, variables: { n: 100 } });
  expect(refused.body.errors?.[0]?.message).toContain('10100 items');
});

test('what is refused is refused at once, however large it would become', async () => {
  for (const query of [
    bomb(100),
    `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
    `{ a { ...X } } fragment X on Y { x { ...X } }`,
    `{ cities ${'{ beacons { nodes { city '.repeat(150)}`,
    `{ cities { ${'name '.repeat(950)} } }`,
    `{ cities { ${'... { name '.repeat(480)} ${'} '.repeat(480)} } }`,
    '[[[['.repeat(20_000),
    `{ beacon(id: ${'['.repeat(1_900)}) }`,
  ]) {
    const start = performance.now();
    const answer = await stack.post({ query });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(
      answer.body.errors?.every(({ extensions }) => extensions['code'] === 'BAD_USER_INPUT') ?? true,
    ).toBe(true);
  }
});

test('a recursive query over a shared entity is planned quickly', async () => {
  const start = performance.now();
  await stack.post({ query: deep(12) });
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('a body over the limit gets an answer that says so: declared, and in chunks', async () => {
  const declared = await stack.post(JSON.stringify({ query: `{ products } #${'x'.repeat(1_000_000)}` }));
  expect(declared.status).toBe(413);
  expect(declared.body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', limit: 'body' } });
  expect(declared.body.errors?.[0]?.message).toMatch(/1000\d+ bytes; the limit is 102400 bytes/);
  expect(await postInChunks(`${stack.url}/graphql`, 1_000_000)).toBe(413);
});

test.each([
  ['an array (batch)', '[{"query":"{ products }"}]', 400, 'batch'],
  ['no JSON', '{"query":', 400, 'not valid JSON'],
  ['a JSON string', '"{ products }"', 400, 'JSON object'],
  ['no query', '{}', 400, '"query"'],
  ['an empty query', '{"query":""}', 400, '"query"'],
  ['a persisted query', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', 400, '"query"'],
  ['variables that are a list', '{"query":"{ products }","variables":[]}', 400, '"variables"'],
  ['an unknown operation name', '{"query":"query A { products }","operationName":"B"}', 400, 'operationName'],
  [
    'two operations, none named',
    '{"query":"query A { products } query B { products }"}',
    400,
    'operationName',
  ],
  ['only fragments', '{"query":"fragment A on City { name }"}', 400, '0 operations'],
  ['not GraphQL', '{"query":"{ products"}', 400, 'Syntax Error'],
  ['a subscription', '{"query":"subscription { x }"}', 400, 'no subscriptions'],
])('refuses %s', async (_, body, status, words) => {
  const answer = await stack.post(body);
  expect(answer.status).toBe(status);
  expect(answer.body.data).toBeUndefined();
  expect(answer.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(answer.body.errors?.[0]?.message).toContain(words);
});

test('only POST with application/json is served', async () => {
  const get = await fetch(`${stack.url}/graphql?query=%7Bproducts%7D`);
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await get.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await stack.post('{"query":"{ products }"}', { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(answer.body.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  }
});

test('the usual introspection query passes, a deep one does not, and it can be switched off', async () => {
  expect(
    (await stack.post({ query: getIntrospectionQuery({ specifiedByUrl: true }) })).body.errors,
  ).toBeUndefined();
  const deeper = `{ __schema { types { ${'ofType { '.repeat(19)} name ${'} '.repeat(19)} } } }`;
  expect((await stack.post({ query: deeper })).body.errors?.[0]?.extensions['limit']).toBe(
    'introspectionDepth',
  );
  const closed = await startStack({ environment: { INTROSPECTION: 'false' } });
  const answer = await closed.post({ query: '{ __schema { types { name } } }' });
  await closed.close();
  expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
});

function postInChunks(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on('error', reject);
    for (let left = bytes; left > 0; left -= 10_000) sent.write('x'.repeat(10_000));
    sent.end();
  });
}
