import { randomBytes, randomUUID } from 'node:crypto';
import type { DB } from '@hotmess/identity/generated/database';
import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { type TokenIssuer, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import { openDatabase } from '@hotmess/shared/db/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, createChild } from './support/child.ts';
import { type Look, openLook } from './support/look.ts';
import { succeed } from './support/night.ts';
import { makeAccount } from './support/people.ts';
import { type TcpProxy, createTcpProxy } from './support/tcp-proxy.ts';
import { SOON } from './support/wait.ts';

let nats: TestNats;
let line: TcpProxy;
let issuer: TokenIssuer;
let databases: TestDatabase[];
let identity: Child;
let nightlife: Child;
let look: Look;
beforeAll(async () => {
  nats = await startOwnNats();
  line = await createTcpProxy({ port: Number(new URL(nats.url).port) });
  await line.open();
  issuer = await startTokenIssuer();
  databases = [await createTestDatabase('identity'), await createTestDatabase('nightlife')];
  const [forIdentity, forNightlife] = databases as [TestDatabase, TestDatabase];
  look = openLook(forIdentity.superuserUrl);
  const secret = () => randomBytes(32).toString('base64url');
  identity = await createChild({
    service: 'identity',
    databaseUrl: forIdentity.serviceUrl,
    natsUrl: `nats://127.0.0.1:${line.port}`,
    issuer,
    environment: { SIGNING_KEYS_KEK: secret(), IDENTITY_CODE_PEPPER: secret() },
  });
  nightlife = await createChild({ databaseUrl: forNightlife.serviceUrl, natsUrl: nats.url, issuer });
  await Promise.all([identity.start(), nightlife.start()]);
  await Promise.all([identity.ready(), nightlife.ready()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([identity?.dispose(), nightlife?.dispose()]);
  await Promise.all([look?.end(), issuer?.close(), line?.close()]);
  await Promise.all((databases ?? []).map((database) => database.drop()));
  await nats?.dispose();
});

test('a suspension whose process is killed between its commit and NATS is everywhere once another runs', async () => {
  const database = openDatabase<DB>({ url: databases[0]!.serviceUrl, maxConnections: 1 });
  const [userId, staffId] = [await makeAccount(database), await makeAccount(database, 'moderator')];
  await database.close();
  const token = await issuer.token({ userId });
  const staff = await issuer.token(
    { userId: staffId, roles: ['user', 'moderator'] },
    { claims: { gen: 1, sid: randomUUID() } },
  );
  const door = async () => (await nightlife.send('{ myBeacons { nodes { id } } }', {}, { token })).codes;
  expect(await door()).toEqual([]);

  await line.close();
  await succeed(
    identity.send(
      `mutation ($input: SuspensionInput!) { suspendUser(input: $input) { account { status } } }`,
      { input: { userId, reason: 'He sold the same ticket twice.' } },
      { token: staff },
    ),
  );
  await identity.daemon().stop('SIGKILL', 5_000);
  expect(await look(`select put_at from revocations where strpos(key, $1) > 0`, [userId])).toEqual([
    { put_at: null },
  ]);
  expect(await door()).toEqual([]);

  await line.open();
  await identity.start();
  await identity.ready();
  await expect.poll(door, SOON).toEqual(['UNAUTHENTICATED']);
});
