import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@hotmess/local/stack/services';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { streamSpecs } from '@hotmess/shared/events/streams';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../../src/repository.ts';
import { type System, startSystem } from './support/system.ts';

/** What deploy/ says of the running processes, held against the running processes. */
let nats: TestNats;
let system: System;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url });
});
afterAll(async () => {
  await system?.close();
  await nats?.dispose();
});

const folder = join(repositoryRoot, 'deploy/k8s');

/** Metrics of others: Prometheus itself, kube-state-metrics, cert-manager, CloudNativePG and the NATS exporter. */
const OF_OTHERS = /^(up|kube_|certmanager_|cnpg_|barman_cloud_|nats_)/;

type RuleFile = {
  kind: string;
  spec: {
    groups: {
      rules: { alert?: string; record?: string; expr: string; annotations?: Record<string, string> }[];
    }[];
  };
};

function rules() {
  return ['slo.yaml', 'alerts.yaml'].flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, 'components/monitoring', file), 'utf8'))
      .map((document) => document.toJS() as RuleFile)
      .flatMap(({ spec }) => spec.groups.flatMap((group) => group.rules)),
  );
}

function dashboardExpressions(): string[] {
  const boards = join(folder, 'components/monitoring/dashboards');
  return readdirSync(boards).flatMap((file) => {
    const { panels } = JSON.parse(readFileSync(join(boards, file), 'utf8')) as {
      panels: { targets: { expr: string }[] }[];
    };
    return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  });
}

/** The metrics that an expression names. @throws where it is not PromQL */
function metricsIn(expression: string): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`Not PromQL at ${node.from}: ${expression}`);
      if (node.name === 'VectorSelector') {
        const identifier = node.node.getChild('Identifier');
        if (identifier) names.push(expression.slice(identifier.from, identifier.to));
      }
    },
  });
  return names;
}

test('alerts, records and dashboards refer only to metrics that the processes expose', async () => {
  const urls = [system.url, ...services.map((name) => `http://127.0.0.1:${system.ports[name]}`)];
  const pages = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const exposed = new Set(
    pages
      .flatMap((page) => [...page.matchAll(/^# TYPE (\S+) (\S+)/gm)])
      .flatMap(([, name, type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
  );
  const recorded = new Set(rules().flatMap(({ record }) => record ?? []));
  const used = [...rules().map(({ expr }) => expr), ...dashboardExpressions()].flatMap(metricsIn);
  expect(used.length).toBeGreaterThan(50);
  const missing = used.filter((name) => !exposed.has(name) && !recorded.has(name) && !OF_OTHERS.test(name));
  expect([...new Set(missing)]).toEqual([]);
});

test('an expression that is not PromQL is refused', () => {
  expect(() => metricsIn('sum by (service (up)')).toThrow(/Not PromQL/);
});

test('each alert has a runbook under its own name', () => {
  const headings = new Set(
    [...readFileSync(join(repositoryRoot, 'docs/operations.md'), 'utf8').matchAll(/^#+ (\w+)$/gm)].map(
      ([, name]) => name,
    ),
  );
  const alerts = rules().filter(({ alert }) => alert);
  expect(alerts.length).toBeGreaterThan(20);
  for (const { alert, annotations } of alerts) {
    expect(annotations?.['runbook']).toBe(`docs/operations.md#${alert!.toLowerCase()}`);
    expect(headings).toContain(alert);
  }
});

/** What is read once it has not changed for three seconds. */
async function settled<T>(read: () => Promise<T>): Promise<T> {
  for (let last = ''; ;) {
    const value = await read();
    if (JSON.stringify(value) === last) return value;
    last = JSON.stringify(value);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

test('the NATS controller is given the streams and consumers that the services make', async () => {
  const connection = await connect({ servers: nats.url });
  try {
    const manager = await jetstreamManager(connection);
    const read = async () => {
      const found: { stream: string; durable: string; filter: string }[] = [];
      for (const { name } of streamSpecs())
        for await (const { config } of manager.consumers.list(name))
          if (config.durable_name)
            found.push({ stream: name, durable: config.durable_name, filter: config.filter_subject ?? '' });
      return found.toSorted((one, other) => (one.durable < other.durable ? -1 : 1));
    };
    const file = join(folder, 'durables.json');
    if (process.env['UPDATE_DURABLES'] === '1')
      writeFileSync(file, `${JSON.stringify(await settled(read), null, 2)}\n`);
    // Where this fails, a consumer was added or renamed: run this file with UPDATE_DURABLES=1, then npm run generate.
    const written = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    await expect.poll(read, { timeout: 15_000, interval: 500 }).toEqual(written);
  } finally {
    await connection.close();
  }
});
