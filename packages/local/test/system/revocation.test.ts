import { randomUUID } from 'node:crypto';
import { grantRole } from '@hotmess/identity/user/roles';
import type { DB } from '@hotmess/identity/generated/database';
import { retireKey } from '@hotmess/identity/keys/commands';
import { signingKeySeal } from '@hotmess/identity/keys/seal';
import { createSigningKeys } from '@hotmess/identity/keys/signing-keys';
import { eventOf } from '@hotmess/local/testing/test-events';
import { makeSafetyKeys } from '@hotmess/local/testing/safety-keys';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { signedGraphql } from '@hotmess/local/testing/graphql-client';
import { systemActor } from '@hotmess/shared/db/actor';
import { type Database, openDatabase } from '@hotmess/shared/db/database';
import { createAuditor } from '@hotmess/shared/events/audit';
import { actionTaken } from '@hotmess/shared/events/safety';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { succeed } from './support/night.ts';
import { makeAccount } from './support/people.ts';
import { type Streams, openStreams } from './support/stream.ts';
import { type System, startSystem } from './support/system.ts';
import { SOON } from './support/wait.ts';

const MINE = '{ myBeacons { nodes { id } } }';
/** The promise: everywhere within five seconds. */
const WITHIN = { timeout: 5_000, interval: 50 };
let nats: TestNats;
let system: System;
let streams: Streams;
let database: Database<DB>;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url, services: ['nightlife', 'identity'] });
  streams = await openStreams(nats.url);
  database = openDatabase<DB>({ url: system.databases.identity.serviceUrl, maxConnections: 2 });
});
afterAll(async () => {
  await database?.close();
  await streams?.close();
  await system?.close();
  await nats?.dispose();
});

interface Session {
  readonly userId: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** Signs in as a client does. */
async function signIn(email: string): Promise<Session> {
  const mails = system.inbox.store.list(email).length;
  await succeed(
    system.send(`mutation Ask($e: String!) { requestSignInCode(input: { email: $e }) { accepted } }`, {
      e: email,
    }),
  );
  await expect.poll(() => system.inbox.store.list(email).length, { timeout: 10_000 }).toBe(mails + 1);
  const code = /^\d{6}$/m.exec(system.inbox.store.list(email)[0]!.text)![0];
  const { data } = await succeed(
    system.send(
      `mutation In($i: SignInInput!) { signIn(input: $i) { session { accessToken refreshToken } me { id } } }`,
      { i: { email, code } },
    ),
  );
  const { session, me } = data.signIn;
  return { userId: me.id, token: session.accessToken, refreshToken: session.refreshToken };
}

async function newcomer(): Promise<Session & { email: string }> {
  const email = `${randomUUID()}@example.org`;
  await makeAccount(database, undefined, email);
  return { email, ...(await signIn(email)) };
}

/** What the gateway, and a service asked past it, say to a token: both have verified it before. */
async function doors(token: string): Promise<{ gateway: unknown; nightlife: unknown; identity: unknown }> {
  const direct = (name: 'nightlife' | 'identity', query: string) =>
    signedGraphql(`http://127.0.0.1:${system.ports[name]}`, system.gatewaySecret, { query, token });
  const [gateway, nightlife, identity] = await Promise.all([
    system.send(MINE, {}, { token }),
    direct('nightlife', MINE),
    direct('identity', '{ me { id } }'),
  ]);
  return { gateway: gateway.codes, nightlife: nightlife.codes, identity: identity.codes };
}
const OPEN = { gateway: [], nightlife: [], identity: [] };
const SHUT = {
  gateway: ['UNAUTHENTICATED'],
  nightlife: ['UNAUTHENTICATED'],
  identity: ['UNAUTHENTICATED'],
};
const refresh = (refreshToken: string) =>
  system.send(
    `mutation R($t: String!) { refreshSession(input: { refreshToken: $t }) { session { accessToken } } }`,
    {
      t: refreshToken,
    },
  );

describe('within five seconds, at the gateway and in every service', () => {
  test('a session that was signed out is shut, and the person’s other one is not', async () => {
    const one = await newcomer();
    const other = await signIn(one.email);
    expect(await doors(one.token)).toEqual(OPEN);
    await succeed(system.send('mutation { signOut { signedOut } }', {}, { token: one.token }));
    await expect.poll(() => doors(one.token), WITHIN).toEqual(SHUT);
    expect(await doors(other.token)).toEqual(OPEN);
  });

  test('a banned person is shut out; the restricted session that he gets then is not', async () => {
    const banned = await newcomer();
    expect(await doors(banned.token)).toEqual(OPEN);
    const data = {
      actionId: randomUUID(),
      action: 'ban_user',
      targetType: 'user',
      targetId: banned.userId,
    } as const;
    // It makes the stream that this publishes to.
    await expect.poll(() => streams.durables(), SOON).toContain('identity-apply-action');
    await streams.publish(eventOf(actionTaken, { ...data, version: 1 }));
    await expect.poll(() => doors(banned.token), WITHIN).toEqual(SHUT);
    expect((await refresh(banned.refreshToken)).codes).toEqual(['UNAUTHENTICATED']);
    const restricted = await signIn(banned.email);
    expect(await doors(restricted.token)).toMatchObject({ identity: [] });
  });

  test('a change of roles shuts the tokens of before; the session’s next one knows the new roles', async () => {
    const person = await newcomer();
    expect(await doors(person.token)).toEqual(OPEN);
    await database.inTransaction(systemActor('test'), (tx) => grantRole(tx, person.userId, 'moderator'));
    await expect.poll(() => doors(person.token), WITHIN).toEqual(SHUT);
    const { data } = await succeed(refresh(person.refreshToken));
    expect(await doors(data.refreshSession.session.accessToken)).toEqual(OPEN);
  });

  test('what a retired key signed is void, and the next key signs at once', async () => {
    const person = await newcomer();
    expect(await doors(person.token)).toEqual(OPEN);
    const seal = signingKeySeal(system.keysSecret);
    const { kid } = await createSigningKeys(database, seal).signer();
    const { AUDIT_PUBLIC_JWK: publicJwk } = await makeSafetyKeys();
    const auditor = createAuditor({ service: 'identity', publicJwk });
    expect(await retireKey({ database, seal, auditor }, kid, 'it leaked')).toBe(true);
    await expect.poll(() => doors(person.token), WITHIN).toEqual(SHUT);
    const { data } = await succeed(refresh(person.refreshToken));
    await expect.poll(() => doors(data.refreshSession.session.accessToken), WITHIN).toEqual(OPEN);
  });
});

describe('NATS is disposable', () => {
  test('what was revoked while it was away goes out when it is back, and what it lost goes out again', async () => {
    const [before, during] = [await newcomer(), await newcomer()];
    expect([await doors(before.token), await doors(during.token)]).toEqual([OPEN, OPEN]);
    await succeed(system.send('mutation { signOut { signedOut } }', {}, { token: before.token }));
    await expect.poll(() => doors(before.token), WITHIN).toEqual(SHUT);
    await nats.stop();
    await succeed(system.send('mutation { signOut { signedOut } }', {}, { token: during.token }));
    // Nobody can hear of it: the token lives on, ten minutes at most.
    expect((await doors(during.token)).nightlife).toEqual([]);
    await nats.wipe();
    await nats.start();
    await expect.poll(() => doors(during.token), WITHIN).toEqual(SHUT);
    // A process that starts now finds in the bucket what was put into the one that is gone.
    await system.stop('nightlife');
    await system.start('nightlife');
    await expect.poll(() => doors(before.token), WITHIN).toEqual(SHUT);
  });
});
