import { exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError } from '../../src/config/read-config.ts';
import { readServiceConfig } from '../../src/config/service-config.ts';

const SECRET = 's3cr3t_'.repeat(7);
const PASSWORD = 'hunter2';
let good: Record<string, string>;
let privateJwk: string;
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  privateJwk = JSON.stringify(await exportJWK(pair.privateKey));
  good = {
    PORT: '4001',
    NATS_URL: 'nats://localhost:4222',
    GATEWAY_HMAC_SECRET: SECRET,
    JWT_ISSUER: 'http://localhost:4000',
    JWKS_URL: 'http://localhost:4004/.well-known/jwks.json',
    AUDIT_PUBLIC_JWK: JSON.stringify(await exportJWK(pair.publicKey)),
    NIGHTLIFE_DATABASE_URL: `postgres://service:${PASSWORD}@localhost/nightlife`,
  };
});

const read = (environment: Record<string, string | undefined>) =>
  readServiceConfig('nightlife', environment, {});

function faultsOf(environment: Record<string, string | undefined>): string {
  try {
    read(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('It was accepted.');
}

test('a whole environment is read, with defaults for what may be left out', () => {
  expect(read(good)).toMatchObject({
    PORT: 4001,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    JWT_AUDIENCE: 'hotmess',
    DATABASE_POOL_SIZE: 10,
    DRAIN_DELAY_MS: 0,
    DATABASE_URL: good['NIGHTLIFE_DATABASE_URL'],
  });
});

test('an empty variable is one that is not set', () => {
  expect(read({ ...good, HOST: '', DRAIN_DELAY_MS: '' })).toMatchObject({
    HOST: '127.0.0.1',
    DRAIN_DELAY_MS: 0,
  });
  expect(faultsOf({ ...good, PORT: '' })).toContain('PORT: is not set');
});

test('of an empty environment every fault is named at once', () => {
  const named = faultsOf({}).split('\n').slice(1);
  expect(named.toSorted()).toEqual(
    Object.keys(good)
      .map((name) => `  ${name}: is not set`)
      .toSorted(),
  );
});

test('wrong values are named all at once, and none is shown', () => {
  const bad = {
    ...good,
    PORT: '99999',
    NATS_URL: `http://user:${PASSWORD}@localhost`,
    GATEWAY_HMAC_SECRET: 'tooshort',
    JWT_ISSUER: 'no url',
    AUDIT_PUBLIC_JWK: privateJwk,
    NIGHTLIFE_DATABASE_URL: `mysql://user:${PASSWORD}@localhost`,
    DATABASE_POOL_SIZE: '1',
    LOG_LEVEL: 'loud',
  };
  const faults = faultsOf(bad);
  for (const name of ['PORT', 'NATS_URL', 'GATEWAY_HMAC_SECRET', 'JWT_ISSUER', 'AUDIT_PUBLIC_JWK'])
    expect(faults).toContain(`${name}: `);
  expect(faults).toContain('NIGHTLIFE_DATABASE_URL: is not a postgres:// URL');
  expect(faults).toContain('AUDIT_PUBLIC_JWK: is not a public key in JWK form');
  expect(faults.split('\n')).toHaveLength(9);
  for (const value of [PASSWORD, 'tooshort', '99999', 'no url', 'loud', privateJwk, 'localhost'])
    expect(faults).not.toContain(value);
});

describe.each([
  ['GATEWAY_HMAC_SECRET', ['x'.repeat(42), `${'x'.repeat(43)}=`, `${'x'.repeat(20)} ${'x'.repeat(30)}`]],
  ['PORT', ['-1', '1.5', 'http', '65536']],
  ['DATABASE_POOL_SIZE', ['0', '201', 'ten']],
  ['DRAIN_DELAY_MS', ['-1', '15001']],
  ['NIGHTLIFE_DATABASE_URL', ['localhost', 'http://x']],
  ['AUDIT_PUBLIC_JWK', ['', 'x', '[]', '{}', 'null']],
])('%s', (name, values) => {
  test.each(values)('cannot be "%s"', (value) => {
    expect(faultsOf({ ...good, [name]: value }).split('\n')).toHaveLength(2);
  });
});

test("a service's own variables are checked along with the common ones", () => {
  const extra = { STATION: z.string().min(3, 'is too short') };
  expect(readServiceConfig('nightlife', { ...good, STATION: 'one' }, extra).STATION).toBe('one');
  expect(() => readServiceConfig('nightlife', { ...good, PORT: 'x', STATION: 'on' }, extra)).toThrow(
    /PORT: .*\n {2}STATION: is too short/,
  );
});
