import { PEOPLE } from '../seed/cast.ts';
import { type Service, services } from '../stack/services.ts';
import { renderEnv } from './env-file.ts';

/** Keys that one service alone reads. */
const OWN_KEYS: Record<Service, readonly string[]> = {
  nightlife: ['OFFLINE_KEYS_KEK'],
  safety: ['AUDIT_PRIVATE_JWK', 'AUDIT_SIGNING_JWK', 'AUDIT_KEYS_KEK', 'DSAR_KEYS_KEK'],
  commerce: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  identity: ['SIGNING_KEYS_KEK', 'IDENTITY_CODE_PEPPER'],
  music: [],
};

/**
 * What each container of docker-compose.yml finds in its volume `secrets-<container>`: its own secrets and nobody else's.
 * @param secrets everything secret, by name
 * @returns the text of each file, by container and name
 */
export function secretFiles(
  secrets: Readonly<Record<string, string>>,
): Record<string, Record<string, string>> {
  const get = (name: string) => {
    const value = secrets[name];
    if (value === undefined) throw new Error(`There is no secret ${name}.`);
    return value;
  };
  const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, get(name)]));
  const password = (service: Service, login: 'service' | 'migrator') =>
    get(`${service.toUpperCase()}_${login.toUpperCase()}_PASSWORD`);
  const databaseUrl = (service: Service, login: 'service' | 'migrator') =>
    `postgres://${service}_${login}:${password(service, login)}@postgres:5432/${service}`;
  const process = {
    ...pick(['GATEWAY_HMAC_SECRET']),
    NATS_URL: `nats://hotmess:${get('NATS_PASSWORD')}@nats:4222`,
  };
  const stripe = pick(['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']);
  const databaseUrls = (names: readonly Service[]) =>
    Object.fromEntries(
      names.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, databaseUrl(name, 'service')]),
    );
  const env = (variables: Record<string, string>) => ({ env: renderEnv(variables) });

  const files: Record<string, Record<string, string>> = {
    postgres: { password: get('POSTGRES_PASSWORD') },
    nats: {
      'authorization.conf': `authorization { users: [ { user: hotmess, password: "${get('NATS_PASSWORD')}" } ] }\n`,
    },
    gateway: env({
      ...process,
      SEEDED_PEOPLE: JSON.stringify(PEOPLE.map(({ email, name, role }) => ({ email, name, role }))),
    }),
    stripe: env(stripe),
    seed: env({
      ...databaseUrls(['nightlife', 'commerce', 'identity', 'music']),
      ...pick(['AUDIT_PUBLIC_JWK']),
      ...stripe,
    }),
  };
  files['operator'] = env({
    ...databaseUrls(services),
    ...pick(['AUDIT_PUBLIC_JWK', 'AUDIT_SIGNING_JWK', 'SIGNING_KEYS_KEK']),
    NATS_URL: process['NATS_URL'],
  });
  for (const service of services) {
    files[`migrate-${service}`] = env({
      SUPERUSER_DATABASE_URL: `postgres://postgres:${get('POSTGRES_PASSWORD')}@postgres:5432/postgres`,
      MIGRATOR_DATABASE_URL: databaseUrl(service, 'migrator'),
      MIGRATOR_PASSWORD: password(service, 'migrator'),
      SERVICE_PASSWORD: password(service, 'service'),
    });
    files[service] = env({
      ...process,
      ...databaseUrls([service]),
      ...pick(['AUDIT_PUBLIC_JWK', ...OWN_KEYS[service]]),
    });
  }
  return files;
}
