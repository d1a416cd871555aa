import { expect, test } from 'vitest';
import { readGatewayConfig } from '../src/config.ts';

const COMPLETE = {
  GATEWAY_HMAC_SECRET: 'a'.repeat(43),
  NIGHTLIFE_URL: 'http://127.0.0.1:4001',
  SAFETY_URL: 'http://127.0.0.1:4002/',
  COMMERCE_URL: 'http://127.0.0.1:4003',
  IDENTITY_URL: 'http://127.0.0.1:4004',
  MUSIC_URL: 'https://music.test',
  JWKS_URL: 'http://127.0.0.1:4004/.well-known/jwks.json',
  JWT_ISSUER: 'hotmess-identity',
  JWT_AUDIENCE: 'hotmess',
  NATS_URL: 'nats://127.0.0.1:4222',
};

test('the least that it needs, and what the rest is then', () => {
  expect(readGatewayConfig(COMPLETE)).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    introspection: true,
    corsOrigins: [],
    drainDelay: 0,
    seeded: undefined,
    trustedProxies: undefined,
    services: { safety: 'http://127.0.0.1:4002' },
  });
});

test('sign-in is offered only where people and inbox are both set', () => {
  const SEEDED_PEOPLE = '[{"email":"a@b.test","name":"A","role":"admin"}]';
  expect(readGatewayConfig({ ...COMPLETE, SEEDED_PEOPLE }).seeded).toBeUndefined();
  const { seeded } = readGatewayConfig({
    ...COMPLETE,
    SEEDED_PEOPLE,
    LOCAL_MAIL_URL: 'http://127.0.0.1:4025/',
  });
  expect(seeded).toEqual({ people: JSON.parse(SEEDED_PEOPLE), mailUrl: 'http://127.0.0.1:4025' });
});

test('all faults at once, without their values', () => {
  const read = () =>
    readGatewayConfig({
      ...COMPLETE,
      GATEWAY_HMAC_SECRET: 'short-secret',
      MUSIC_URL: 'http://music.test/graphql',
      INTROSPECTION: 'perhaps',
      TRUSTED_PROXIES: '10.0.0.0/33',
      SEEDED_PEOPLE: '{',
      CORS_ORIGINS: 'nowhere',
      JWT_ISSUER: undefined,
    });
  for (const name of [
    'GATEWAY_HMAC_SECRET',
    'MUSIC_URL',
    'INTROSPECTION',
    'TRUSTED_PROXIES',
    'SEEDED_PEOPLE',
    'CORS_ORIGINS',
    'JWT_ISSUER',
  ])
    expect(read).toThrow(`  ${name}: `);
  expect(read).not.toThrow(/short-secret|perhaps/);
});
