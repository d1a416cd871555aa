import { beaconScanned } from '@hotmess/shared/events/nightlife';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveBeacon, mintToken, scan } from './support/night.ts';
import { type People, peopleOf } from './support/people.ts';
import { openStreams } from './support/stream.ts';
import { type System, startSystem } from './support/system.ts';
import { SOON } from './support/wait.ts';

let nats: TestNats;
let system: System;
let people: People;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url, services: ['nightlife', 'identity'] });
  people = peopleOf(system);
  const [host, guest] = [await people.person(), await people.person()];
  const beaconId = await liveBeacon(system.send, host, await people.person('moderator'));
  await scan(system.send, await mintToken(system.send, host, beaconId), guest);
  await system.send('{ beacon(id: "01970000-0000-7000-8000-000000000009") { id } }');
  await system.send('{ me { id } }');
  const streams = await openStreams(nats.url);
  await streams.publishRaw(beaconScanned, 'poison');
  await streams.close();
});
afterAll(async () => {
  await people?.close();
  await system?.close();
  await nats?.dispose();
});

async function metricsOf(url: string): Promise<string> {
  const response = await fetch(`${url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  return response.text();
}

/** The value of a sample, such as `hotmess_pool_waiting`, with these labels among its own. */
function valueOf(page: string, name: string, labels: Record<string, string> = {}): number | undefined {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = page
    .split('\n')
    .find((each) => each.startsWith(`${name}{`) && wanted.every((pair) => each.includes(pair)));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

test.each(['nightlife', 'identity'] as const)(
  '%s counts requests, errors, time, pool and outbox',
  async (name) => {
    const page = await metricsOf(`http://127.0.0.1:${system.ports[name]}`);
    const labels = { service: name };
    const graphql = { ...labels, route: '/graphql' };
    expect(valueOf(page, 'hotmess_http_requests_total', { ...graphql, status: '200' })).toBeGreaterThan(0);
    expect(valueOf(page, 'hotmess_http_request_duration_seconds_count', graphql)).toBeGreaterThan(0);
    expect(valueOf(page, 'hotmess_http_request_duration_seconds_sum', graphql)).toBeGreaterThan(0);
    const code = name === 'nightlife' ? 'NOT_FOUND' : 'UNAUTHENTICATED';
    expect(valueOf(page, 'hotmess_graphql_errors_total', { ...labels, code })).toBeGreaterThan(0);
    expect(valueOf(page, 'hotmess_pool_connections', labels)).toBeGreaterThan(0);
    expect(valueOf(page, 'hotmess_pool_idle', labels)).toBeGreaterThanOrEqual(0);
    expect(valueOf(page, 'hotmess_pool_waiting', labels)).toBe(0);
    expect(valueOf(page, 'process_resident_memory_bytes', labels)).toBeGreaterThan(0);
    const lag = async () => {
      const now = await metricsOf(`http://127.0.0.1:${system.ports[name]}`);
      return [
        valueOf(now, 'hotmess_outbox_events', labels),
        valueOf(now, 'hotmess_outbox_lag_seconds', labels),
      ];
    };
    await expect.poll(lag, SOON).toEqual([0, 0]);
  },
);

test('identity counts what its consumers have not handled, and the dead letters', async () => {
  const read = async () => {
    const page = await metricsOf(`http://127.0.0.1:${system.ports.identity}`);
    return {
      lag: valueOf(page, 'hotmess_consumer_lag', { consumer: 'identity-award-scan-xp' }),
      dead: valueOf(page, 'hotmess_dead_letters'),
    };
  };
  await expect.poll(read, SOON).toEqual({ lag: 0, dead: 1 });
});

test('the gateway counts requests and errors', async () => {
  const page = await metricsOf(system.url);
  const labels = { service: 'gateway' };
  expect(valueOf(page, 'hotmess_http_requests_total', { ...labels, route: '/graphql' })).toBeGreaterThan(0);
  expect(valueOf(page, 'hotmess_graphql_errors_total', { ...labels, code: 'NOT_FOUND' })).toBe(1);
  expect(valueOf(page, 'hotmess_graphql_errors_total', { ...labels, code: 'UNAUTHENTICATED' })).toBe(1);
});

test('no id, address or token becomes a label', async () => {
  const pages = await Promise.all(
    [system.ports.nightlife, system.ports.identity].map((port) => metricsOf(`http://127.0.0.1:${port}`)),
  );
  expect(pages.join('\n')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|hm1_|eyJ/);
});

test('with NATS and the database away the rest is still shown, soon', async () => {
  await nats.stop();
  await system.identity(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename like '%_service'`,
  );
  const since = performance.now();
  const page = await metricsOf(`http://127.0.0.1:${system.ports.identity}`);
  expect(performance.now() - since).toBeLessThan(5_000);
  expect(valueOf(page, 'hotmess_http_requests_total', { service: 'identity' })).toBeGreaterThan(0);
});
