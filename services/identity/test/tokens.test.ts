import { randomUUID } from 'node:crypto';
import { createAccessTokenVerifier } from '@hotmess/shared/auth/access-token';
import { systemActor } from '@hotmess/shared/db/actor';
import { createAuditor } from '@hotmess/shared/events/audit';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccessTokens } from '../src/keys/access-tokens.ts';
import { retireKey, rotateKeys } from '../src/keys/commands.ts';
import { signingKeySeal } from '../src/keys/seal.ts';
import { type SigningKeys, createSigningKeys } from '../src/keys/signing-keys.ts';
import { banUser, reinstateUser } from '../src/user/moderation.ts';
import { type Identity, SIGN_IN, startIdentity } from './harness.ts';

let identity: Identity;
let keys: SigningKeys;
beforeAll(async () => {
  identity = await startIdentity();
  keys = createSigningKeys(identity.service.database, signingKeySeal(identity.config.SIGNING_KEYS_KEK));
});
afterAll(() => identity.close());

const deps = () => ({
  database: identity.service.database,
  seal: signingKeySeal(identity.config.SIGNING_KEYS_KEK),
  auditor: createAuditor({ service: 'identity', publicJwk: identity.config.AUDIT_PUBLIC_JWK }),
});
const verifier = () =>
  createAccessTokenVerifier({
    jwksUrl: identity.config.JWKS_URL,
    issuer: identity.config.JWT_ISSUER,
    audience: identity.config.JWT_AUDIENCE,
  });
const jwks = async () =>
  (await (await fetch(identity.config.JWKS_URL)).json()) as { keys: Record<string, unknown>[] };
const claims = () => ({
  sub: randomUUID(),
  sid: randomUUID(),
  roles: ['user' as const],
  auth_time: 0,
  gen: 0,
  jti: randomUUID(),
});

test('the kernel takes what identity issues, and its JWKS holds no private half', async () => {
  const guest = await identity.person({ role: 'moderator' });
  expect(decodeProtectedHeader(guest.token)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
  const verified = await verifier()(guest.token);
  expect(verified).toMatchObject({ sub: guest.userId, roles: ['user', 'moderator'] });
  const { iat, exp, iss, aud } = decodeJwt(guest.token);
  expect({ life: exp! - iat!, iss, aud }).toEqual({ life: 600, iss: 'http://issuer.test', aud: 'hotmess' });
  const { keys: shown } = await jwks();
  expect(shown.length).toBe(1);
  expect(Object.keys(shown[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});

test('the kernel refuses every other token, and so does the service', async () => {
  const { kid, key } = await keys.signer();
  const other = await generateKeyPair('Ed25519');
  const base = { ...claims(), iss: identity.config.JWT_ISSUER, aud: 'hotmess' };
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid };
  const sign = (change: object, head: object = {}, by = key) =>
    new SignJWT({ ...base, iat: now, exp: now + 600, ...change })
      .setProtectedHeader({ ...header, ...head })
      .sign(by);
  expect((await verifier()(await sign({}))).sub).toBe(base.sub);
  const forged = [
    new UnsecuredJWT({ ...base, iat: now, exp: now + 600 }).encode(),
    await sign({}, {}, other.privateKey),
    await sign({ aud: 'other' }),
    await sign({ iss: 'http://elsewhere.test' }),
    await sign({ iat: now - 700, exp: now - 100 }),
    await sign({ roles: ['root'] }),
    await sign({ sub: 'someone' }),
    await sign({}, { typ: 'JWT' }),
    await sign({}, { kid: 'unknown' }),
  ];
  for (const token of forged) {
    await expect(verifier()(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const answer = await identity.graphql('{ me { id } }', {}, { token });
    expect(answer.codes).toEqual(['UNAUTHENTICATED']);
  }
});

test('private keys lie encrypted; another KEK, or another row’s name, opens nothing', async () => {
  await keys.signer();
  const { rows } = await identity.superuser.query<{ kid: string; private_key: Buffer }>(
    'select * from signing_keys',
  );
  expect(rows[0]!.private_key.toString('latin1')).not.toContain('PRIVATE KEY');
  const seal = signingKeySeal(identity.config.SIGNING_KEYS_KEK);
  expect(seal.open(rows[0]!.private_key, rows[0]!.kid).toString()).toContain('PRIVATE KEY');
  expect(() => seal.open(rows[0]!.private_key, 'another')).toThrow();
  expect(() =>
    signingKeySeal(identity.config.IDENTITY_CODE_PEPPER).open(rows[0]!.private_key, rows[0]!.kid),
  ).toThrow();
  expect(() => seal.open(rows[0]!.private_key.subarray(0, 20), rows[0]!.kid)).toThrow();
});

test('replicas that start at once make one key', async () => {
  const fresh = await startIdentity();
  const seal = signingKeySeal(fresh.config.SIGNING_KEYS_KEK);
  const replicas = Array.from({ length: 6 }, () => createSigningKeys(fresh.service.database, seal));
  const kids = await Promise.all(replicas.map(async (each) => (await each.signer()).kid));
  expect(new Set(kids).size).toBe(1);
  await fresh.close();
});

test('a banned person signs in restricted, as no moderator any more; reinstated he is whole again', async () => {
  const guest = await identity.person({ role: 'moderator' });
  const { database } = identity.service;
  const action = { userId: guest.userId, actionId: randomUUID(), version: 1 };
  await database.inTransaction(systemActor('test'), (tx) => banUser(tx, action));
  await database.inTransaction(systemActor('test'), (tx) => banUser(tx, action));
  const refresh = (refreshToken: string) =>
    identity.graphql(
      `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { session { accessToken refreshToken } } }`,
      { t: refreshToken },
    );
  expect((await refresh(guest.refreshToken)).codes).toEqual(['UNAUTHENTICATED']);
  await identity.graphql(`mutation ($e: String!) { requestSignInCode(input: { email: $e }) { accepted } }`, {
    e: guest.email,
  });
  const input = { email: guest.email, code: await identity.code(guest.email, 2) };
  const { data } = await identity.graphql(SIGN_IN, { input });
  expect(data.signIn.me.status).toBe('BANNED');
  const token: string = data.signIn.session.accessToken;
  expect(await verifier()(token)).toMatchObject({ restricted: true, roles: ['user'] });
  const edit = `mutation { updateProfile(input: { displayName: "Again" }) { me { id } } }`;
  expect((await identity.graphql(edit, {}, { token })).codes).toEqual(['FORBIDDEN']);
  await database.inTransaction(systemActor('test'), (tx) => reinstateUser(tx, { ...action, version: 2 }));
  const again = await refresh(data.signIn.session.refreshToken);
  const whole = await verifier()(again.data.refreshSession.session.accessToken);
  expect(whole).toMatchObject({ roles: ['user', 'moderator'] });
  expect(whole.restricted).toBeUndefined();
  const { rows } = await identity.superuser.query(
    `select subject from outbox where envelope like '%' || $1 || '%' and subject ~ 'banned|reinstated' order by id`,
    [guest.userId],
  );
  expect(rows.map(({ subject }) => subject)).toEqual([
    'hotmess.identity.user.banned.v1',
    'hotmess.identity.user.reinstated.v1',
  ]);
});

test('rotation: published before it signs, and both verify while they overlap', async () => {
  const old = (await keys.signer()).kid;
  const options = { issuer: identity.config.JWT_ISSUER, audience: 'hotmess' };
  const { token } = await createAccessTokens(keys, options).issue(claims());
  expect(await rotateKeys(deps())).toBe(false);
  expect(await rotateKeys(deps(), 'as a trial', 0)).toBe(true);
  // The new one waits for its time, so another rotation finds nothing to do.
  expect(await rotateKeys(deps(), 'as a trial', 0)).toBe(false);
  expect((await jwks()).keys.length).toBe(2);
  const other = () =>
    createSigningKeys(identity.service.database, signingKeySeal(identity.config.SIGNING_KEYS_KEK));
  expect((await other().signer()).kid).toBe(old);
  await identity.superuser.query(
    `update signing_keys set active_from = now() - interval '1 hour' where kid = $1`,
    [old],
  );
  await identity.superuser.query(`update signing_keys set active_from = now() where kid <> $1`, [old]);
  const next = other();
  expect((await next.signer()).kid).not.toBe(old);
  const newer = await createAccessTokens(next, options).issue(claims());
  const verify = verifier();
  await verify(token);
  await verify(newer.token);
  // Retired: its tokens are void, though they have time left.
  await identity.superuser.query(`update signing_keys set not_after = now() where kid = $1`, [old]);
  expect((await jwks()).keys.length).toBe(1);
  await expect(verifier()(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await verifier()(newer.token);
});

test('a key that is retired ends at once; the one that waited, or a new one, signs in its place', async () => {
  const states = async () => (await keys.list()).map(({ state }) => state);
  const fresh = () =>
    createSigningKeys(identity.service.database, signingKeySeal(identity.config.SIGNING_KEYS_KEK));
  const [newest] = await keys.list();
  expect(await retireKey(deps(), newest!.kid, 'it leaked')).toBe(true);
  expect(await retireKey(deps(), newest!.kid, 'it leaked')).toBe(false);
  expect(await retireKey(deps(), 'no-such-key', 'it leaked')).toBe(false);
  expect(await states()).toEqual(['signing', 'ended', 'ended']);
  expect(await rotateKeys(deps(), 'as a trial', 0)).toBe(true);
  expect(await states()).toEqual(['next', 'signing', 'ended', 'ended']);
  const [next, signing] = await keys.list();
  expect((await fresh().signer()).kid).toBe(signing!.kid);
  expect(await retireKey(deps(), signing!.kid, 'it leaked')).toBe(true);
  expect((await fresh().signer()).kid).toBe(next!.kid);
  expect(await states()).toEqual(['signing', 'ended', 'ended', 'ended']);
  const { rows } = await identity.superuser.query(`select key from revocations where key = any($1)`, [
    [newest!.kid, signing!.kid].map((kid) => `key.${kid}`),
  ]);
  expect(rows).toHaveLength(2);
  const audited = await identity.superuser.query(
    `select data ->> 'action' as action, data ->> 'objectId' as kid
     from (select envelope::jsonb -> 'data' as data, id from outbox where subject like '%.audit.recorded.v1') as entry
     where data ->> 'objectType' = 'signing_key' and data ->> 'objectId' = any ($1) order by id`,
    [[newest!.kid, next!.kid, signing!.kid]],
  );
  expect(audited.rows).toEqual([
    { action: 'signing_key.rotate', kid: newest!.kid },
    { action: 'signing_key.retire', kid: newest!.kid },
    { action: 'signing_key.rotate', kid: next!.kid },
    { action: 'signing_key.retire', kid: signing!.kid },
  ]);
});
