import { randomUUID } from 'node:crypto';
import { readAnswer, signedGraphql } from '@hotmess/local/testing/graphql-client';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import {
  CLIENT_IP_HEADER,
  REQUEST_ID_HEADER,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  signRequest,
} from '@hotmess/shared/auth/gateway-signature';
import { type CryptoKey, SignJWT, UnsecuredJWT, decodeJwt, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Guest, succeed } from './support/night.ts';
import { type People, peopleOf } from './support/people.ts';
import { type System, startSystem } from './support/system.ts';

const MINE = '{ myBeacons { nodes { id } } }';
let nats: TestNats;
let system: System;
let people: People;
let guest: Guest;
let other: Guest;
beforeAll(async () => {
  nats = await startOwnNats();
  system = await startSystem({ natsUrl: nats.url, services: ['nightlife', 'identity'] });
  people = peopleOf(system);
  [guest, other] = [await people.person(), await people.person()];
});
afterAll(async () => {
  await people?.close();
  await system?.close();
  await nats?.dispose();
});

describe.each(['nightlife', 'identity'] as const)('%s, asked without the gateway', (name) => {
  interface Request {
    readonly body: string;
    readonly headers: Record<string, string>;
  }

  /** A request as the gateway would send it. @param now when it signs, in milliseconds */
  function signed(now = Date.now(), secret = system.gatewaySecret): Request {
    const body = JSON.stringify({ query: '{ __typename }' });
    const [requestId, clientIp, authorization] = [randomUUID(), '192.0.2.1', `Bearer ${guest.token}`];
    const parts = { method: 'POST', path: '/graphql', body, authorization, requestId, clientIp };
    return {
      body,
      headers: {
        ...signRequest(secret, parts, now),
        authorization,
        [REQUEST_ID_HEADER]: requestId,
        [CLIENT_IP_HEADER]: clientIp,
      },
    };
  }

  const post = ({ body, headers }: Request, path = '/graphql') =>
    fetch(`http://127.0.0.1:${system.ports[name]}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  const without = ({ body, headers }: Request, dropped: string): Request => ({
    body,
    headers: Object.fromEntries(Object.entries(headers).filter(([header]) => header !== dropped)),
  });
  const change = (request: Request, headers: Record<string, string>): Request => ({
    ...request,
    headers: { ...request.headers, ...headers },
  });

  test('answers what the gateway signed', async () => {
    const answer = await readAnswer(await post(signed()));
    expect([answer.status, answer.data]).toEqual([200, { __typename: 'Query' }]);
    expect((await post(signed(Date.now() - 25_000))).status).toBe(200);
  });

  const REFUSED: Record<string, () => Request> = {
    'without a signature': () => without(signed(), SIGNATURE_HEADER),
    'without a timestamp': () => without(signed(), TIMESTAMP_HEADER),
    'with an empty signature': () => change(signed(), { [SIGNATURE_HEADER]: '' }),
    'with another signature': () => change(signed(), { [SIGNATURE_HEADER]: 'A'.repeat(43) }),
    'signed with another secret': () => signed(Date.now(), 'B'.repeat(43)),
    'signed 31 seconds ago': () => signed(Date.now() - 31_000),
    'signed 31 seconds ahead': () => signed(Date.now() + 31_000),
    'with a fresher timestamp put in': () =>
      change(signed(Date.now() - 40_000), { [TIMESTAMP_HEADER]: String(Date.now()) }),
    "with another person's token put in": () => change(signed(), { authorization: `Bearer ${other.token}` }),
    'with its token taken away': () => without(signed(), 'authorization'),
    'with another client address put in': () => change(signed(), { [CLIENT_IP_HEADER]: '198.51.100.7' }),
    'with another request id put in': () => change(signed(), { [REQUEST_ID_HEADER]: randomUUID() }),
    'with another body put in': () => ({ ...signed(), body: JSON.stringify({ query: '{ cities { id } }' }) }),
  };

  test.each(Object.entries(REFUSED))('refuses a request %s', async (_, make) => {
    const response = await post(make());
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      code: 'UNAUTHENTICATED',
      message: 'Requests reach a subgraph through the gateway only.',
    });
  });

  test('refuses one whose path was changed', async () => {
    expect((await post(signed(), '/graphql?x=1')).status).toBe(401);
  });
});

describe('a token that identity would not have issued', () => {
  /** Signs the guest's claims with identity's own key, where no other is given. */
  async function forge(
    change: Record<string, unknown>,
    header: { alg?: string; typ?: string; kid?: string } = {},
    key?: CryptoKey | Uint8Array,
  ): Promise<string> {
    const signer = await people.signer();
    return new SignJWT({ ...decodeJwt(guest.token), ...change })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signer.kid, ...header })
      .sign(key ?? signer.key);
  }
  const seconds = () => Math.floor(Date.now() / 1000);
  const foreign = () => generateKeyPair('EdDSA');

  const FORGED: Record<string, () => Promise<string>> = {
    'with alg none': async () => new UnsecuredJWT(decodeJwt(guest.token)).encode(),
    'with alg none and the signature of a good one': async () => {
      const [, payload, signature] = guest.token.split('.');
      const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
      return `${header}.${payload}.${signature}`;
    },
    'with another key under the same id': async () => forge({}, {}, (await foreign()).privateKey),
    'with another key under an id of its own': async () =>
      forge({}, { kid: 'somebody-elses' }, (await foreign()).privateKey),
    'with the public key as an HMAC secret': async () => {
      const response = await fetch(`${system.url}/.well-known/jwks.json`);
      const { keys } = (await response.json()) as { keys: { x: string }[] };
      return forge({}, { alg: 'HS256' }, Buffer.from(keys[0]!.x, 'base64url'));
    },
    'with claims changed after signing': async () => {
      const [header, , signature] = guest.token.split('.');
      const claims = { ...decodeJwt(guest.token), roles: ['user', 'admin'] };
      return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    },
    'for another audience': () => forge({ aud: 'somebody' }),
    'of another issuer': () => forge({ iss: 'http://elsewhere.test' }),
    'that has expired': () => forge({ iat: seconds() - 700, exp: seconds() - 1 }),
    'that is not valid yet': () => forge({ nbf: seconds() + 300 }),
    'without an end': () => forge({ exp: undefined }),
    'of another type': () => forge({}, { typ: 'JWT' }),
    'with a role that does not exist': () => forge({ roles: ['owner'] }),
    'whose subject is no id': () => forge({ sub: 'admin' }),
    'that is no token': async () => 'abc.def.ghi',
  };

  test('the same claims as they were issued are good', async () => {
    expect((await succeed(system.send(MINE, {}, { token: guest.token }))).data.myBeacons.nodes).toEqual([]);
    expect((await system.send(MINE, {}, { token: await forge({}) })).codes).toEqual([]);
  });

  test.each(Object.entries(FORGED))('%s is refused by the gateway, with no data', async (_, make) => {
    const answer = await system.send(`{ cities { id } ${MINE.slice(1)}`, {}, { token: await make() });
    expect([answer.status, answer.data, answer.codes]).toEqual([401, undefined, ['UNAUTHENTICATED']]);
    expect(answer.errors[0]!.message).toBe('The access token is not valid; sign in again.');
  });

  test.each(Object.entries(FORGED))('%s is refused by the subgraph again', async (_, make) => {
    const url = `http://127.0.0.1:${system.ports.nightlife}`;
    const answer = await signedGraphql(url, system.gatewaySecret, { query: MINE, token: await make() });
    expect([answer.data ?? undefined, answer.codes]).toEqual([undefined, ['UNAUTHENTICATED']]);
  });

  test.each(['Basic dXNlcjpwYXNz', 'Bearer', 'bearer x', 'Bearer a.b.c d.e.f'])(
    'the header "%s" is refused',
    async (authorization) => {
      const response = await fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: '{ cities { id } }' }),
      });
      expect([response.status, (await readAnswer(response)).codes]).toEqual([401, ['UNAUTHENTICATED']]);
    },
  );
});
