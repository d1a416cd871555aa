import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Guest, liveBeacon, succeed } from './support/night.ts';
import { type People, peopleOf } from './support/people.ts';
import { type System, startSystem } from './support/system.ts';
import { type TcpProxy, createTcpProxy } from './support/tcp-proxy.ts';
import { SOON, readyz } from './support/wait.ts';

const BEACON = `query ($id: ID!) { beacon(id: $id) { title host { id username } city { name } } }`;
let nats: TestNats;
let system: System;
let people: People;
let line: TcpProxy;
let host: Guest;
let beaconId: string;

beforeAll(async () => {
  nats = await startOwnNats();
  const identity = { port: 0 };
  line = await createTcpProxy(identity);
  system = await startSystem({
    natsUrl: nats.url,
    urls: (ports) => {
      identity.port = ports.identity;
      return { identity: `http://127.0.0.1:${line.port}` };
    },
  });
  await line.open();
  people = peopleOf(system);
  host = await people.person();
  beaconId = await liveBeacon(system.send, host, await people.person('moderator'));
});
afterAll(async () => {
  await people?.close();
  await line?.close();
  await system?.close();
  await nats?.dispose();
});

const ask = async () => {
  const since = performance.now();
  const answer = await system.send(BEACON, { id: beaconId });
  return { ...answer, milliseconds: performance.now() - since };
};

/** Nightlife's part is there, identity's is named as what is missing, and nothing says where it would be. */
const expectNightlifeAlone = ({ data, codes, errors }: Awaited<ReturnType<typeof ask>>) => {
  expect(data.beacon).toMatchObject({ title: 'The Vaults', city: { name: 'London' } });
  expect(data.beacon.host.username).toBeNull();
  expect(codes).toEqual(['UNAVAILABLE']);
  expect(errors[0]!.path).toEqual(['beacon', 'host']);
  expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONN|identity|undici|stack/i);
};

test('identity hangs: the answer comes within its limit, with what nightlife has', async () => {
  line.freeze(true);
  const answer = await ask();
  expectNightlifeAlone(answer);
  expect(answer.milliseconds).toBeLessThan(6_000);
  line.freeze(false);
  line.cut();
  expect((await succeed(system.send(BEACON, { id: beaconId }))).data.beacon.host.id).toBe(host.userId);
});

test('identity is down: the same at once, and the gateway says that it is not ready for want of it', async () => {
  await line.close();
  const answer = await ask();
  expectNightlifeAlone(answer);
  expect(answer.milliseconds).toBeLessThan(3_000);
  await expect.poll(() => readyz(system.url), SOON).toEqual({ status: 503, waitingFor: ['identity'] });
  const scan = await system.send(
    `mutation ($input: ScanBeaconInput!) { scanBeacon(input: $input) { status reason } }`,
    { input: { token: `hm1_${'A'.repeat(43)}`, nonce: 'nonce-0001' } },
  );
  expect(scan.data.scanBeacon).toEqual({ status: 'INVALID', reason: 'UNKNOWN_TOKEN' });
});

// Roots are nullable for this: a null in a non-null root would take the whole answer with it.
test('of a query with a root of each, the root of nightlife stays', async () => {
  const answer = await system.send('{ cities { id } leaderboard { rank } }');
  expect(answer.codes).toEqual(['UNAVAILABLE']);
  expect(answer.data).toEqual({ cities: [{ id: 'london' }], leaderboard: null });
});

test('it comes back, and so does the whole answer', async () => {
  await line.open();
  await expect.poll(() => readyz(system.url), SOON).toEqual({ status: 200, waitingFor: [] });
  expect((await ask()).codes).toEqual([]);
});

test('nightlife is down: what identity knows is answered', async () => {
  await system.stop('nightlife');
  const answer = await system.send(
    `{ beacon(id: "${beaconId}") { title } me { id } }`,
    {},
    {
      token: host.token,
    },
  );
  expect(answer.data).toEqual({ beacon: null, me: { id: host.userId } });
  expect(answer.codes).toEqual(['UNAVAILABLE']);
  await system.start('nightlife');
  await expect.poll(async () => (await ask()).codes, SOON).toEqual([]);
});
