import { randomUUID } from 'node:crypto';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { eventOf, sendThroughOutbox } from '@hotmess/local/testing/test-events';
import { openPartsStore } from '@hotmess/shared/dsar/parts-store';
import { systemActor } from '@hotmess/shared/db/actor';
import { erasureRequested, exportRequested } from '@hotmess/shared/events/dsar';
import { type NatsLink, openNats } from '@hotmess/shared/events/nats-link';
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awardScan } from '../src/xp/scans.ts';
import { type Guest, type Identity, startIdentity } from './harness.ts';
import { eventsAbout } from './outbox-events.ts';

const SOON = { timeout: 10_000, interval: 25 };
/** Words that are in no row but the person's. */
const CANARY = {
  username: 'canary_7f3a',
  displayName: 'Canary Seven',
  bio: 'Canary bio',
  homeCity: 'Canary Wharf',
};
const AVATAR = 'https://media.hotmess.test/canary.jpg';
let nats: TestNats;
let link: NatsLink;
let identity: Identity;
let guest: Guest;
beforeAll(async () => {
  nats = await startOwnNats();
  identity = await startIdentity({ NATS_URL: nats.url });
  link = openNats({ url: nats.url, name: 'test', logger: identity.service.logger });
  guest = await identity.person({ role: 'moderator' });
  const answer = await identity.graphql(
    `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { me { id } } }`,
    { input: { ...CANARY, avatarUrl: AVATAR, isPublic: true, timeZone: 'Pacific/Apia' } },
    guest,
  );
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  await identity.service.database.inTransaction(systemActor('test'), (tx) =>
    awardScan(tx, { scanId: randomUUID(), userId: guest.userId, at: new Date() }),
  );
  await identity.superuser.query(
    `insert into passkeys (user_id, credential_id, public_key, name) values ($1, sha256('canary'), '\\x00', 'Canary phone')`,
    [guest.userId],
  );
});
afterAll(async () => {
  await identity.close();
  await link.close();
  await nats.dispose();
});

/** Where a text stands in the database: `table.column`, each once, sorted. */
async function findEverywhere(text: string): Promise<string[]> {
  const { rows: columns } = await identity.superuser.query<{ relation: string; name: string }>(
    `select c.oid::regclass::text as relation, a.attname as name
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const found: string[] = [];
  for (const { relation, name } of columns) {
    const { rowCount } = await identity.superuser.query(
      `select 1 from ${relation} where ("${name}"::text ilike '%' || $1 || '%'
         or "${name}"::text ilike '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%') limit 1`,
      [text],
    );
    if (rowCount) found.push(`${relation}.${name}`);
  }
  return found.sort();
}

test('the export holds all of him, and nothing that would sign somebody in as him', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const requestId = randomUUID();
  const asked = eventOf(exportRequested, {
    requestId,
    userId: guest.userId,
    publicJwk: { kty: kty as 'EC', crv: crv as 'P-256', x: x!, y: y! },
    services: ['identity'],
    requestedAt: new Date().toISOString(),
  });
  await sendThroughOutbox(identity.superuser, asked);
  const answers = () => eventsAbout(identity, 'hotmess.identity.dsar.exported.v1', requestId);
  await expect.poll(async () => (await answers()).length, SOON).toBe(1);
  const [{ objectName } = {}] = await answers();
  const sealed = await (await openPartsStore(link)).getBlob(objectName as string);
  const { plaintext } = await compactDecrypt(new TextDecoder().decode(sealed ?? undefined), privateKey);
  const part = JSON.parse(new TextDecoder().decode(plaintext)) as Record<string, Record<string, unknown>[]>;
  expect(part['account']).toMatchObject([{ username: CANARY.username, bio: CANARY.bio, avatar_url: AVATAR }]);
  expect(part['private']).toMatchObject([{ email: guest.email, home_city: CANARY.homeCity }]);
  expect(part['roles']).toMatchObject([{ role: 'moderator' }]);
  expect(part['consents']).toHaveLength(4);
  expect(part['sessions']).toHaveLength(1);
  expect(part['passkeys']).toMatchObject([{ name: 'Canary phone' }]);
  const text = JSON.stringify(part);
  for (const secret of ['token_hash', 'code_hash', 'public_key', 'credential_id', 'private_key'])
    expect(text).not.toContain(secret);
});

test('after erasure no row leads to him: only his opaque id stays, where that is said', async () => {
  const requestId = randomUUID();
  // Before: the search finds what it should, so that finding nothing later means something.
  expect(await findEverywhere(guest.email)).toContain('user_private.email');
  expect(await findEverywhere('canary')).toEqual([
    'passkeys.name',
    'user_private.home_city',
    'users.avatar_url',
    'users.bio',
    'users.display_name',
    'users.username',
  ]);
  const sums = async () =>
    (
      await identity.superuser.query(
        `select (select sum(points) from xp_events)::int as ledger, (select sum(balance) from xp_balances)::int as balances`,
      )
    ).rows[0];
  const before = await sums();
  const ask = () =>
    sendThroughOutbox(
      identity.superuser,
      eventOf(erasureRequested, {
        requestId,
        userId: guest.userId,
        services: ['identity'],
        requestedAt: new Date().toISOString(),
      }),
    );
  await ask();
  const answers = () => eventsAbout(identity, 'hotmess.identity.dsar.erased.v1', requestId);
  await expect.poll(async () => (await answers()).length, SOON).toBe(1);
  const [{ tables } = {}] = await answers();
  expect(tables).toEqual(
    expect.arrayContaining([
      { table: 'user_private', treatment: 'deleted', rows: 1, basis: null },
      { table: 'sessions', treatment: 'deleted', rows: 1, basis: null },
      { table: 'refresh_tokens', treatment: 'deleted', rows: 1, basis: null },
      { table: 'passkeys', treatment: 'deleted', rows: 1, basis: null },
      { table: 'consents', treatment: 'deleted', rows: 4, basis: null },
      { table: 'user_roles', treatment: 'deleted', rows: 1, basis: null },
      { table: 'users', treatment: 'nulled', rows: 1, basis: null },
    ]),
  );
  for (const text of [guest.email, 'canary', 'Pacific/Apia', 'media.hotmess.test'])
    expect(await findEverywhere(text), text).toEqual([]);
  // The ledger and its sums under an id that leads to a nameless row; events for thirty days, revocations for minutes.
  expect(await findEverywhere(guest.userId)).toEqual([
    'outbox.envelope',
    'revocations.key',
    'users.id',
    'xp_balance_totals.user_id',
    'xp_events.user_id',
  ]);
  expect(await sums()).toEqual(before);
  expect(before.ledger).toBe(before.balances);
  expect(before.ledger).toBeGreaterThan(0);
  expect(await eventsAbout(identity, 'hotmess.identity.user.erased.v1', guest.userId)).toHaveLength(1);

  // Asked again, it does nothing and says so.
  await ask();
  await expect.poll(async () => (await answers()).length, SOON).toBe(2);
  const again = (await answers())[1]!['tables'] as { rows: number; treatment: string }[];
  expect(again.filter(({ rows, treatment }) => rows > 0 && treatment !== 'retained')).toEqual([]);
  expect(await eventsAbout(identity, 'hotmess.identity.user.erased.v1', guest.userId)).toHaveLength(1);
});

test('he is nobody any more: not by session, token, name or address', async () => {
  const me = () => identity.graphql('{ me { id } }', {}, guest);
  await expect.poll(async () => (await me()).codes, { timeout: 5_000 }).toEqual(['UNAUTHENTICATED']);
  const refresh = await identity.graphql(
    `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { me { id } } }`,
    { t: guest.refreshToken },
  );
  expect(refresh.codes).toEqual(['UNAUTHENTICATED']);
  const profile = await identity.graphql(`{ profile(username: "${CANARY.username}") { id } }`);
  expect(profile.codes).toEqual(['NOT_FOUND']);
  // Name and address are free again, for whoever comes.
  const other = await identity.account({ username: CANARY.username });
  expect(other.userId).not.toBe(guest.userId);
});
