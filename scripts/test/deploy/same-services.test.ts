import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@hotmess/local/stack/services';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { readComposeFile } from './compose-file.ts';
import { root } from './process-environment.ts';

const sorted = (names: Iterable<string>) => [...names].toSorted();
const expected = sorted(services);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('folders, compose, Kubernetes, Prometheus and the supergraph name the same five services', () => {
  expect(sorted(readdirSync(join(root, 'services')))).toEqual(expected);
  const compose = Object.keys(readComposeFile().services);
  expect(sorted(compose.filter((name) => compose.includes(`migrate-${name}`)))).toEqual(expected);
  const base = parse(read('deploy/k8s/base/kustomization.yaml')) as { resources: string[] };
  const others = ['namespace.yaml', 'config', 'messaging', 'gateway', 'checks', 'edge'];
  expect(sorted(base.resources.filter((name) => !others.includes(name)))).toEqual(expected);
  const jobs = new Set(
    [...read('deploy/k8s/components/monitoring/alerts.yaml').matchAll(/job=~"([\w|]+)"/g)].map(
      ([, names]) => names,
    ),
  );
  expect([...jobs].map((names) => sorted(names!.split('|')))).toEqual([sorted([...services, 'gateway'])]);
  const graphs = [...read('gateway/supergraph.graphql').matchAll(/@join__graph\(name: "(\w+)"/g)].map(
    ([, name]) => name!,
  );
  expect(sorted(graphs)).toEqual(expected);
});
