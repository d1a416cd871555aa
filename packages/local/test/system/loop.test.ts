import { randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outboxOf } from './support/look.ts';
import { type Guest, liveBeacon, mintToken, scan, succeed } from './support/night.ts';
import { CONSENTS, type People, peopleOf } from './support/people.ts';
import { type System, startSystem } from './support/system.ts';

const POLL = { timeout: 10_000, interval: 20 };
let nats: TestNats;
let system: System;
let people: People;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url });
  people = peopleOf(system);
});
afterAll(async () => {
  await people?.close();
  await system?.close();
  await nats?.dispose();
});

/** The newest code that was sent to an address. */
async function codeFor(email: string): Promise<string> {
  const read = () => /^\d{6}$/m.exec(system.inbox.store.list(email)[0]?.text ?? '')?.[0];
  await expect.poll(read, POLL).toBeDefined();
  return read()!;
}

/** Registers and signs in, as a client of the gateway alone. */
async function register(username: string): Promise<Guest> {
  const email = `${username}@example.org`;
  const consents = [...CONSENTS, 'leaderboard'].map((kind) => ({
    kind: kind.toUpperCase(),
    documentVersion: '2026-11',
  }));
  await succeed(
    system.send(`mutation Register($input: RegisterInput!) { register(input: $input) { accepted } }`, {
      input: { email, username, displayName: username, consents },
    }),
  );
  const answer = await succeed(
    system.send(
      `mutation SignIn($input: SignInInput!) { signIn(input: $input) { session { accessToken } me { id } } }`,
      { input: { email, code: await codeFor(email) } },
    ),
  );
  const { session, me } = answer.data.signIn;
  const guest = { userId: me.id as string, token: session.accessToken as string };
  await succeed(
    system.send(
      `mutation Show($input: UpdateProfileInput!) { updateProfile(input: $input) { me { isPublic } } }`,
      { input: { isPublic: true } },
      { token: guest.token },
    ),
  );
  return guest;
}

const balanceOf = async (guest: Guest): Promise<{ balance: number; totalEvents: number }> => {
  const answer = await succeed(
    system.send(`{ me { xp { balance totalEvents } } }`, {}, { token: guest.token }),
  );
  return answer.data.me.xp;
};

test('all five are ready, and so is the gateway', async () => {
  // On a busy machine a single probe may run into its own time limit.
  const look = async () => {
    const response = await fetch(`${system.url}/readyz`);
    return [response.status, await response.json()];
  };
  await expect.poll(look, POLL).toEqual([200, { ready: true, waitingFor: [] }]);
});

test('a beacon is scanned at the door and XP appears, through the gateway alone', async () => {
  const [host, guest] = await Promise.all([register('vince'), register('leo')]);
  const moderator = await people.person('moderator');
  const beaconId = await liveBeacon(system.send, host, moderator);
  const token = await mintToken(system.send, host, beaconId);
  // He has 5 for his first sign-in of the day.
  expect(await balanceOf(guest)).toEqual({ balance: 5, totalEvents: 1 });

  const requestId = randomUUID();
  expect(await scan(system.send, token, guest, { requestId })).toMatchObject({
    status: 'VALID',
    firstForUser: true,
  });
  await expect.poll(() => balanceOf(guest), POLL).toEqual({ balance: 15, totalEvents: 2 });
  expect(await scan(system.send, token, guest)).toMatchObject({
    status: 'DUPLICATE',
    reason: 'ALREADY_SCANNED',
  });
  expect(await scan(system.send, `hm1_${'A'.repeat(43)}`, guest)).toMatchObject({
    status: 'INVALID',
    reason: 'UNKNOWN_TOKEN',
  });

  // The one request is behind the scan, its event and what identity made of it.
  const [scanned, ...more] = await outboxOf(system.nightlife, 'hotmess.nightlife.beacon.scanned.v1');
  expect(more).toEqual([]);
  expect(scanned).toMatchObject({ requestid: requestId, data: { userId: guest.userId, beaconId } });
  const awarded = await outboxOf(system.identity, 'hotmess.identity.xp.awarded.v1');
  expect(awarded.filter(({ data }) => data['type'] === 'beacon_scan')).toMatchObject([
    { requestid: requestId, data: { userId: guest.userId, sourceEventId: scanned!.data['scanId'] } },
  ]);

  const ledger = await system.identity(
    'select type, points, source_event_id from xp_events where user_id = $1 order by id',
    [guest.userId],
  );
  expect(ledger).toEqual([
    { type: 'daily_login', points: 5, source_event_id: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    { type: 'beacon_scan', points: 10, source_event_id: scanned!.data['scanId'] },
  ]);
  expect(await balanceOf(guest)).toEqual({ balance: 15, totalEvents: 2 });

  const board = await succeed(system.send(`{ leaderboard { rank username balance } }`));
  expect(board.data.leaderboard).toEqual([
    { rank: 1, username: 'leo', balance: 15 },
    { rank: 2, username: 'vince', balance: 5 },
  ]);
  const federated = await succeed(
    system.send(`query ($id: ID!) { beacon(id: $id) { title city { name } host { id username } } }`, {
      id: beaconId,
    }),
  );
  expect(federated.data.beacon).toEqual({
    title: 'The Vaults',
    city: { name: 'London' },
    host: { id: host.userId, username: 'vince' },
  });
});

test('an id that a client invents badly is replaced, and the answer says which it is', async () => {
  const ask = async (given: string) => {
    const response = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': given },
      body: JSON.stringify({ query: '{ cities { id } }' }),
    });
    return response.headers.get('x-request-id');
  };
  expect(await ask('door-7.scan_0001')).toBe('door-7.scan_0001');
  expect(await ask('a b<script>')).toMatch(/^[0-9a-f-]{36}$/);
});
