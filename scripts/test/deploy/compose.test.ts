import { execFile } from 'node:child_process';
import { newSecrets } from '@hotmess/local/compose/new-secrets';
import { secretFiles } from '@hotmess/local/compose/secret-files';
import { services } from '@hotmess/local/stack/services';
import { newStandInKeys } from '@hotmess/local/stripe/stand-in';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { interpolate, readComposeFile } from './compose-file.ts';
import { PROCESSES, configurationFaults, configurationSource, root } from './process-environment.ts';

const compose = readComposeFile();
const standIn = newStandInKeys();
const files = secretFiles({
  ...(await newSecrets()),
  STRIPE_SECRET_KEY: standIn.secretKey,
  STRIPE_WEBHOOK_SECRET: standIn.webhookSecret,
});
/** What a container's process sees: its file of secrets, and before that what the compose file says with nothing set. */
const environmentOf = (name: string): Record<string, string> => ({
  ...(parseEnv(files[name]?.['env'] ?? '') as Record<string, string>),
  ...Object.fromEntries(
    Object.entries(compose.services[name]?.environment ?? {}).flatMap(([key, value]) =>
      value === null ? [] : [[key, interpolate(value, {})]],
    ),
  ),
});

describe.each(PROCESSES)('%s', (name) => {
  test('gets every variable that it needs, each with a value that it takes', async () => {
    expect(await configurationFaults(name, environmentOf(name))).toEqual({});
  });

  test('gets no variable that it does not read', () => {
    const source = configurationSource(name);
    const named = [...Object.keys(environmentOf(name)), ...Object.keys(compose.services[name]!.environment!)];
    const unread = named.filter((variable) => !source.includes(variable));
    expect(unread).toEqual([]);
  });
});

test('without the demonstration each gets what it needs too, and nothing of the demonstration', async () => {
  const yours: Record<string, string> = {
    PUBLIC_URL: 'https://api.hotmess.example',
    MEDIA_HOSTS: 'media.hotmess.example',
    SMTP_URL: 'smtps://mail.hotmess.example',
    MAIL_FROM: 'HOTMESS <no-reply@hotmess.example>',
    STRIPE_SECRET_KEY: 'sk_live_0123456789',
    STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef',
    SELLER_ONBOARDING_URL: 'https://hotmess.example/sell',
    PASSKEY_RP_ID: 'hotmess.example',
    PASSKEY_ORIGINS: 'https://hotmess.example',
  };
  const live = readComposeFile('deploy/compose/live.yml').services;
  for (const name of PROCESSES) {
    const changed = Object.entries(live[name]!.environment!).map(([key, value]) => [
      key,
      interpolate(value!, yours),
    ]);
    const environment = { ...environmentOf(name), ...Object.fromEntries(changed) };
    expect(await configurationFaults(name, environment), name).toEqual({});
    expect(Object.values(environment).join(), name).not.toMatch(
      /4027|4025|127\.0\.0\.1|standin|hotmess\.test/,
    );
  }
  const demo = Object.keys(live).filter((name) => live[name]!.profiles?.includes('demo'));
  expect(demo).toEqual(['mail', 'stripe', 'seed']);
});

test('a variable that compose does not supply would be noticed', async () => {
  const { IDENTITY_CODE_PEPPER: _, ...rest } = environmentOf('identity');
  expect(await configurationFaults('identity', rest)).toEqual({ IDENTITY_CODE_PEPPER: 'is not set' });
});

test('so does the seed', async () => {
  const missing = await new Promise<string>((resolve) => {
    const main = join(root, 'packages/local/src/seed/main.ts');
    execFile(process.execPath, [main], { env: { PATH: process.env['PATH'] } }, (_error, _out, said) =>
      resolve(said),
    );
  });
  const needed = [...missing.matchAll(/^ {2}(\w+): is not set$/gm)].map(([, name]) => name);
  expect(needed.length).toBeGreaterThan(4);
  expect(needed.filter((name) => !environmentOf('seed')[name!])).toEqual([]);
});

test('nothing secret is written into the files, and each container sees its own volume alone', () => {
  for (const path of ['docker-compose.yml', 'deploy/compose/live.yml']) {
    const text = readFileSync(join(root, path), 'utf8');
    for (const line of text.split('\n').filter((it) => /(PASSWORD|SECRET|KEK|PEPPER|_JWK)\w*:/.test(it)))
      expect(line).toMatch(/: *(\$\{\w+:\?[^}]+\})?$|PASSWORD_FILE: \/secrets\/password$/);
  }
  const mounts = Object.entries(compose.services).flatMap(([name, { volumes = [] }]) =>
    volumes.filter((it) => it.startsWith('secrets')).map((volume) => [name, volume] as const),
  );
  const made = mounts.filter(([name]) => name === 'secrets').map(([, volume]) => volume);
  expect(made.toSorted()).toEqual(
    ['secrets:/secrets/all', ...Object.keys(files).map((it) => `secrets-${it}:/secrets/${it}`)].toSorted(),
  );
  const read = mounts.filter(([name]) => name !== 'secrets');
  expect(read.map(([, volume]) => volume).toSorted()).toEqual(
    Object.keys(files)
      .map((it) => `secrets-${it}:${it === 'nats' ? '/etc/nats/secrets' : '/secrets'}:ro`)
      .toSorted(),
  );
  for (const [name, volume] of read) expect(volume).toMatch(`secrets-${name}:`);
});

test('nothing starts before the secrets are there', () => {
  const waitsFor = (name: string): boolean =>
    Object.entries(compose.services[name]!.depends_on ?? {}).some(
      ([other, { condition }]) =>
        (other === 'secrets' && condition === 'service_completed_successfully') || waitsFor(other),
    );
  expect(Object.keys(compose.services).filter((name) => !waitsFor(name))).toEqual(['secrets']);
  expect(compose.services['secrets']).toMatchObject({ network_mode: 'none' });
});

test('an image of ours is built, never taken from a registry where somebody else may have that name', () => {
  for (const { image, build, ...service } of Object.values(compose.services))
    if (image.startsWith('hotmess/')) expect(service['pull_policy']).toBe(build ? 'build' : 'never');
});

test('each service has a database, a login and migrations of its own, and waits for them', () => {
  for (const service of services) {
    const migrate = compose.services[`migrate-${service}`]!;
    expect(environmentOf(`migrate-${service}`)['SERVICE']).toBe(service);
    expect(migrate.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' } });
    expect(compose.services[service]!.depends_on).toMatchObject({
      [`migrate-${service}`]: { condition: 'service_completed_successfully' },
    });
    const url = new URL(environmentOf(service)[`${service.toUpperCase()}_DATABASE_URL`]!);
    expect(url.username).toBe(`${service}_service`);
    expect(url.pathname).toBe(`/${service}`);
  }
});

test.each(Object.entries(compose.services))('%s is held in', (name, service) => {
  expect(service['restart']).toMatch(name === 'operator' ? /^no$/ : /^(unless-stopped|on-failure)$/);
  expect(service['mem_limit']).toBeDefined();
  expect(service['cpus']).toBeDefined();
  expect(service['pids_limit']).toBeDefined();
  expect(service['cap_drop']).toEqual(['ALL']);
  expect(service['security_opt']).toEqual(['no-new-privileges:true']);
  if (name !== 'postgres') expect(service['read_only']).toBe(true);
  for (const port of service.ports ?? []) expect(port).toContain(':-127.0.0.1:');
});

test('databases and NATS are reached by the services alone', () => {
  for (const name of ['data', 'graph', 'events']) expect(compose.networks[name]).toEqual({ internal: true });
  expect(compose.services['nats']?.networks).toEqual(['events']);
  const onData = Object.entries(compose.services).filter(([, { networks }]) => networks?.includes('data'));
  expect(onData.map(([name]) => name).sort()).toEqual(
    ['operator', 'postgres', 'seed', ...services, ...services.map((it) => `migrate-${it}`)].sort(),
  );
});

test('the Dockerfile knows every package of the workspace', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const manifests = globSync(['{gateway,bench}/package.json', '{services,packages}/*/package.json'], {
    cwd: root,
  });
  expect(manifests.length).toBeGreaterThan(7);
  for (const path of manifests) expect(dockerfile).toContain(`COPY ${path} `);
});
