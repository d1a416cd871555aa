import { expect, test } from 'vitest';
import { type StackFacts, processEnvironment } from '../src/stack/environment.ts';
import { readPorts } from '../src/stack/ports.ts';
import { generateSecrets } from '../src/stack/secrets.ts';
import { services } from '../src/stack/services.ts';

const secrets = await generateSecrets();
const facts: StackFacts = {
  host: '0.0.0.0',
  ports: readPorts({ IDENTITY_PORT: '5004' }),
  secrets,
  databaseUrls: {
    nightlife: 'postgres://n',
    safety: 'postgres://s',
    commerce: 'postgres://c',
    identity: 'postgres://i',
    music: 'postgres://m',
  },
  natsUrl: 'nats://127.0.0.1:4022',
  people: [{ email: 'ada@example.org', name: 'Ada', role: 'admin' }],
  logLevel: 'info',
  auditHeadsFile: '/var/lib/hotmess/audit-heads.jsonl',
  inherited: { PATH: '/bin', AWS_SECRET_ACCESS_KEY: 'not for them', NODE_OPTIONS: '--inspect' },
};

test('a service gets its own database and nobody else’s', () => {
  for (const service of services) {
    const urls = Object.keys(processEnvironment(service, facts)).filter((name) =>
      name.endsWith('_DATABASE_URL'),
    );
    expect(urls).toEqual([`${service.toUpperCase()}_DATABASE_URL`]);
  }
});

test('what opens and signs goes to one process each', () => {
  const holders = (name: string) =>
    ([...services, 'gateway'] as const).filter((process) => name in processEnvironment(process, facts));
  expect(holders('AUDIT_PRIVATE_JWK')).toEqual(['safety']);
  expect(holders('AUDIT_SIGNING_JWK')).toEqual(['safety']);
  expect(holders('AUDIT_KEYS_KEK')).toEqual(['safety']);
  expect(holders('SIGNING_KEYS_KEK')).toEqual(['identity']);
  expect(holders('IDENTITY_CODE_PEPPER')).toEqual(['identity']);
  expect(holders('STRIPE_SECRET_KEY')).toEqual(['commerce']);
  expect(holders('STRIPE_WEBHOOK_SECRET')).toEqual(['commerce']);
  expect(holders('OFFLINE_KEYS_KEK')).toEqual(['nightlife']);
  expect(holders('SMTP_URL')).toEqual(['identity']);
  expect(holders('AUDIT_PUBLIC_JWK')).toEqual([...services]);
});

test('commerce gets the stand-in’s address, unless there is a key of Stripe', () => {
  expect(processEnvironment('commerce', facts)['STRIPE_API_URL']).toBe('http://127.0.0.1:4027');
  const inherited = { ...facts.inherited, STRIPE_SECRET_KEY: 'sk_test_of_somebody' };
  const own = { ...facts, inherited, secrets: { ...secrets, STRIPE_SECRET_KEY: 'sk_test_of_somebody' } };
  expect(processEnvironment('commerce', own)).not.toHaveProperty('STRIPE_API_URL');
  expect(processEnvironment('commerce', own)['STRIPE_SECRET_KEY']).toBe('sk_test_of_somebody');
});

test('nothing of the caller’s environment is passed on that was not asked for', () => {
  expect(processEnvironment('music', facts)).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
  expect(processEnvironment('music', facts)).not.toHaveProperty('NODE_OPTIONS');
});

test('the gateway knows no database; its addresses can be connected to whatever HOST is', () => {
  const env = processEnvironment('gateway', facts);
  expect(Object.keys(env).filter((name) => name.includes('DATABASE'))).toEqual([]);
  expect(env).toMatchObject({
    PORT: '4000',
    HOST: '0.0.0.0',
    IDENTITY_URL: 'http://127.0.0.1:5004',
    JWKS_URL: 'http://127.0.0.1:5004/.well-known/jwks.json',
    SEEDED_PEOPLE: '[{"email":"ada@example.org","name":"Ada","role":"admin"}]',
  });
});
