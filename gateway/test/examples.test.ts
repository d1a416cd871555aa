import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExamples } from '../src/explorer/examples.ts';
import { type Stack, startStack } from './fixtures/stack.ts';

const HOME = join(import.meta.dirname, '..');
const examples = readExamples(join(HOME, 'examples'));

let stack: Stack;
beforeAll(async () => {
  // The committed supergraph; its subgraphs need not be there to be described.
  stack = await startStack({
    overrides: { supergraphSdl: readFileSync(join(HOME, 'supergraph.graphql'), 'utf8') },
  });
});
afterAll(() => stack.close());

test('every example of the explorer is an operation that the real schema has', async () => {
  const { body } = await stack.post({ query: getIntrospectionQuery() });
  const schema = buildClientSchema(body.data as unknown as IntrospectionQuery);
  expect(examples.length).toBeGreaterThan(8);
  for (const { name, query, variables } of examples) {
    expect(validate(schema, parse(query)), name).toEqual([]);
    if (variables !== '') expect(() => JSON.parse(variables) as unknown, name).not.toThrow();
  }
});
