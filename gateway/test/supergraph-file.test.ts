import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeSupergraph } from '../src/compose.ts';
import { SERVICES } from '../src/config.ts';
import { type Stack, startStack } from './fixtures/stack.ts';
import { fixtureSdl, fixtureSupergraph } from './fixtures/subgraph.ts';

let folder: string;
let stack: Stack;
const SOON = { timeout: 5_000, interval: 25 };

/** Puts a supergraph where the gateway looks, as Kubernetes does: a new folder, and a symbolic link that is swapped. */
function mount(version: string, sdl: string): void {
  mkdirSync(join(folder, version));
  writeFileSync(join(folder, version, 'supergraph.graphql'), sdl);
  symlinkSync(version, join(folder, '..data.new'));
  renameSync(join(folder, '..data.new'), join(folder, '..data'));
}

/** The fixtures' supergraph with one more field of music's. */
function widened(): string {
  return composeSupergraph(
    SERVICES.map((name) => ({
      name,
      url: `http://${name}/graphql`,
      typeDefs: fixtureSdl(name) + (name === 'music' ? '\nextend type Query { upNext: [String!] }\n' : ''),
    })),
  );
}

const fieldNames = async (): Promise<string[]> => {
  const { body } = await stack.post({ query: '{ __schema { queryType { fields { name } } } }' });
  const schema = body.data?.['__schema'] as { queryType: { fields: { name: string }[] } };
  return schema.queryType.fields.map(({ name }) => name);
};

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${stack.url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{.*\\} (.+)$`, 'm').exec(text)?.[1]);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotmess-supergraph-'));
  mount('1', fixtureSupergraph());
  stack = await startStack({
    environment: { SUPERGRAPH_FILE: join(folder, '..data', 'supergraph.graphql') },
    overrides: { supergraphSdl: undefined, supergraphInterval: 50 },
  });
});
afterEach(async () => {
  await stack.close();
  rmSync(folder, { recursive: true });
});

test('a new supergraph is taken up without a restart, and no request fails meanwhile', async () => {
  expect(await fieldNames()).not.toContain('upNext');
  const before = await metric('hotmess_supergraph_loaded_timestamp_seconds');
  let changed = false;
  const answers: unknown[] = [];
  const load = (async () => {
    while (!changed) answers.push((await stack.post({ query: '{ products cities { name } }' })).body);
  })();
  mount('2', widened());
  await expect.poll(fieldNames, SOON).toContain('upNext');
  changed = true;
  await load;
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers)
    expect(answer).toEqual({ data: { products: ['Ticket'], cities: [{ name: 'BERLIN' }] } });
  expect(await metric('hotmess_supergraph_loaded_timestamp_seconds')).toBeGreaterThan(before);
});

test('one that cannot be used is passed over, and the metric says so until a good one comes', async () => {
  mount('2', 'type Query { broken');
  await expect.poll(() => metric('hotmess_supergraph_reload_failed'), SOON).toBe(1);
  expect((await stack.post({ query: '{ products }' })).body).toEqual({ data: { products: ['Ticket'] } });
  mount('3', widened());
  await expect.poll(fieldNames, SOON).toContain('upNext');
  expect(await metric('hotmess_supergraph_reload_failed')).toBe(0);
});

test('a gateway without its supergraph does not start', async () => {
  await expect(
    startStack({
      environment: { SUPERGRAPH_FILE: join(folder, 'none.graphql') },
      overrides: { supergraphSdl: undefined },
    }),
  ).rejects.toThrow(/none\.graphql/);
});
