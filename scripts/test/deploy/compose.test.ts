import { execFile } from 'node:child_process';
import { composeSections } from '@hotmess/local/compose/variables';
import { services } from '@hotmess/local/stack/services';
import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { interpolate, readComposeFile } from './compose-file.ts';
import { PROCESSES, configurationFaults, configurationSource, root } from './process-environment.ts';

const compose = readComposeFile();
const made = Object.assign({}, ...(await composeSections(true)).map(({ variables }) => variables)) as Record<
  string,
  string
>;
const environmentOf = (name: string) =>
  Object.fromEntries(
    Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
      key,
      interpolate(value, made),
    ]),
  );

describe.each(PROCESSES)('%s', (name) => {
  test('gets every variable that it needs, each with a value that it takes', async () => {
    expect(await configurationFaults(name, environmentOf(name))).toEqual({});
  });

  test('gets no variable that it does not read', () => {
    const source = configurationSource(name);
    const unread = Object.keys(environmentOf(name)).filter((variable) => !source.includes(variable));
    expect(unread).toEqual([]);
  });
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

test('nothing secret is written into the file', () => {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  for (const line of text.split('\n').filter((it) => /(PASSWORD|SECRET|KEK|PEPPER|_JWK)\w*:/.test(it)))
    expect(line).toMatch(/\$\{\w+(:-|:\?[^}]+)?\}/);
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
  const passwords = services.flatMap((it) => [
    made[`${it.toUpperCase()}_SERVICE_PASSWORD`],
    made[`${it.toUpperCase()}_MIGRATOR_PASSWORD`],
  ]);
  expect(new Set([...passwords, made['POSTGRES_PASSWORD']]).size).toBe(11);
});

test.each(Object.entries(compose.services))('%s is held in', (name, service) => {
  expect(service['restart']).toMatch(/^(unless-stopped|on-failure)$/);
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
    ['postgres', 'seed', ...services, ...services.map((it) => `migrate-${it}`)].sort(),
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
