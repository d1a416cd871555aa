import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CompositionError, composeSupergraph, readSubgraphs } from '../src/compose.ts';
import { SERVICES } from '../src/config.ts';
import { fixtureSupergraph } from './fixtures/subgraph.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key"])';
const root = mkdtempSync(join(tmpdir(), 'hotmess-compose-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(root, 'services', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

test('the same subgraphs give the same text, with placeholders for addresses', () => {
  const sdl = fixtureSupergraph();
  expect(sdl).toBe(fixtureSupergraph());
  expect(sdl).toContain('@join__graph(name: "nightlife", url: "http://nightlife/graphql")');
  expect(sdl.endsWith('}\n')).toBe(true);
});

test('all reasons are told at once', () => {
  const compose = () =>
    composeSupergraph([
      { name: 'one', url: 'http://one', typeDefs: `${link} type Query { a: String, b: Int }` },
      { name: 'two', url: 'http://two', typeDefs: `${link} type Query { a: Int, b: String }` },
    ]);
  expect(compose).toThrow(CompositionError);
  expect(compose).toThrow(/Query\.a[\s\S]*Query\.b/);
});

test("a service's SDL is its own file, then those of its entities", () => {
  for (const name of SERVICES) {
    write(`${name}/src/schema.graphql`, `${link}\ntype Query`);
    write(`${name}/src/thing/schema.graphql`, `extend type Query { ${name}: String }`);
    write(`${name}/src/generated/all.graphql`, 'type Query { never: String }');
  }
  const subgraphs = readSubgraphs(root);
  expect(subgraphs.map(({ name }) => name)).toEqual(SERVICES);
  expect(subgraphs[0]).toEqual({
    name: 'nightlife',
    url: 'http://nightlife/graphql',
    typeDefs: `${link}\ntype Query\nextend type Query { nightlife: String }`,
  });
  expect(composeSupergraph(subgraphs)).toContain('music: String');
});

test('a service without a schema is named', () => {
  expect(() => readSubgraphs(root)).toThrow('services/nightlife/src has no schema.graphql');
});
