import { execFile } from 'node:child_process';
import { newSecrets } from '@hotmess/local/compose/new-secrets';
import { services } from '@hotmess/local/stack/services';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROCESSES, configurationFaults, configurationSource, root } from './process-environment.ts';
import { type Overlay, OVERLAYS, type Rendered, find, hasKubectl, podSpecOf, render } from './rendered.ts';

/** What an operator puts into the store besides what `npm run secrets` prints. */
const YOURS = {
  SMTP_URL: 'smtps://mail.hotmess.example',
  STRIPE_SECRET_KEY: 'sk_test_0123456789',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789abcdef',
  BACKUP_ACCESS_KEY_ID: 'id',
  BACKUP_SECRET_ACCESS_KEY: 'key',
};
const store: Record<string, string> = { ...(await newSecrets()), ...YOURS };

type ExternalSecretSpec = {
  target: { name: string; template?: { data: Record<string, string> } };
  data: { secretKey: string; remoteRef: { key: string; property: string } }[];
};

/** The secret that External Secrets makes of one ExternalSecret and the store. */
function secretOf({ metadata, spec }: Rendered): { name: string; data: Record<string, string> } {
  const { target, data } = spec as ExternalSecretSpec;
  const known = Object.fromEntries(
    data.map(({ secretKey, remoteRef: { key, property } }) => {
      if (key !== 'hotmess' || !(property in store))
        throw new Error(`${metadata.name}: nobody puts ${key}/${property} into the store.`);
      return [secretKey, store[property]!];
    }),
  );
  if (!target.template) return { name: target.name, data: known };
  const texts = target.template.data;
  const get = (name: string) => {
    if (!(name in known))
      throw new Error(`${metadata.name}: the template uses ${name}, which is not fetched.`);
    return known[name]!;
  };
  const unused = Object.keys(known).filter(
    (name) => !Object.values(texts).some((text) => text.includes(`.${name} `)),
  );
  if (unused.length > 0) throw new Error(`${metadata.name} fetches ${unused.join()} for nothing.`);
  const fill = (text: string) =>
    text
      // The two forms of the templates: a value, and the public half of a key.
      .replaceAll(/\{\{ omit \(\.(\w+) \| fromJson\) "d" \| toJson \}\}/g, (_, name: string) =>
        JSON.stringify({ ...JSON.parse(get(name)), d: undefined }),
      )
      .replaceAll(/\{\{ \.(\w+) \}\}/g, (_, name: string) => get(name));
  return {
    name: target.name,
    data: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fill(text)])),
  };
}

/** The environment of a pod's only container, as the kubelet makes it: later sources win, and `env` over all of them. */
function environmentOf(overlay: Overlay, kind: string, name: string): Record<string, string> {
  const objects = render(overlay);
  const { env = [], envFrom = [] } = podSpecOf(find(objects, kind, name))!.containers[0]!;
  const secrets = objects.filter((it) => it.kind === 'ExternalSecret').map(secretOf);
  const environment: Record<string, string> = {};
  for (const { configMapRef, secretRef } of envFrom) {
    if (configMapRef) Object.assign(environment, find(objects, 'ConfigMap', configMapRef.name).data);
    if (secretRef) {
      const secret = secrets.find((it) => it.name === secretRef.name);
      if (!secret) throw new Error(`${name}: nothing makes the secret ${secretRef.name}.`);
      Object.assign(environment, secret.data);
    }
  }
  return { ...environment, ...Object.fromEntries(env.map((it) => [it.name, it.value ?? ''])) };
}

/** What a command that is not one of the six processes says to this environment. */
function said(file: string, environment: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, file)],
      { env: { PATH: process.env['PATH'], ...environment }, timeout: 60_000 },
      (_error, stdout, stderr) => resolve(`${stdout}${stderr}`),
    );
  });
}

const variablesIn = (file: string) => readFileSync(join(root, file), 'utf8');

describe.skipIf(!hasKubectl).each(OVERLAYS)('overlay %s', (overlay) => {
  test.each(PROCESSES)(
    '%s gets every variable that it needs, each with a value that it takes',
    async (name) => {
      expect(await configurationFaults(name, environmentOf(overlay, 'Deployment', name))).toEqual({});
    },
  );

  test.each(PROCESSES)('%s gets no variable that it does not read', (name) => {
    const source = configurationSource(name);
    const unread = Object.keys(environmentOf(overlay, 'Deployment', name)).filter(
      (variable) => !new RegExp(`\\b${variable}\\b`).test(source),
    );
    expect(unread).toEqual([]);
  });

  test.each(services)('the migrations of %s get what they need, and nothing else', async (service) => {
    const environment = environmentOf(overlay, 'Job', `${service}-migrations`);
    // It gets as far as the database, whose name no machine but the cluster's knows; so it is with the certificate's file.
    const url = environment['MIGRATOR_DATABASE_URL']!.replace(/\?.*/, '');
    const output = await said('packages/shared/src/migrate/main.ts', {
      ...environment,
      MIGRATOR_DATABASE_URL: url,
      WAIT_SECONDS: '0',
    });
    expect(output).toContain(`${service}-db-rw`);
    const source = variablesIn('packages/shared/src/migrate/main.ts');
    expect(Object.keys(environment).filter((variable) => !source.includes(`${variable}:`))).toEqual([]);
    const { SERVICE: _, ...rest } = environment;
    expect(await said('packages/shared/src/migrate/main.ts', rest)).toContain('SERVICE: is not set');
  });

  test('the audit check reads what it gets, and gets only the public half of the key', () => {
    const environment = environmentOf(overlay, 'CronJob', 'audit-verify');
    expect(Object.keys(environment).toSorted()).toEqual([
      'AUDIT_SIGNING_JWK',
      'NATS_URL',
      'SAFETY_DATABASE_URL',
    ]);
    const source = variablesIn('packages/local/src/audit-cli.ts');
    for (const variable of Object.keys(environment)) expect(source).toContain(variable);
    expect(JSON.parse(environment['AUDIT_SIGNING_JWK']!)).not.toHaveProperty('d');
  });

  test('processes make as many copies in NATS as the streams have that are applied', () => {
    const copies = render(overlay)
      .filter(({ kind }) => kind === 'Stream')
      .map(({ spec }) => spec!['replicas']);
    for (const name of PROCESSES)
      expect(
        new Set([...copies, Number(environmentOf(overlay, 'Deployment', name)['NATS_REPLICAS'])]).size,
      ).toBe(1);
  });

  test('no secret and no ConfigMap of variables lies there unused', () => {
    const objects = render(overlay);
    const text = JSON.stringify(
      objects.filter(({ kind }) => kind !== 'ExternalSecret' && kind !== 'ConfigMap'),
    );
    const names = objects
      .filter(({ kind }) => kind === 'ExternalSecret' || kind === 'ConfigMap')
      .map((object) => (object.kind === 'ConfigMap' ? object.metadata.name : secretOf(object).name));
    // Those two are read by what is not rendered here: the NATS chart (deploy/k8s/nats/values.yaml) and Grafana.
    const unused = names.filter((name) => name !== 'nats-secrets' && !text.includes(`"${name}"`));
    expect(unused.filter((name) => !name.startsWith('grafana-dashboards-'))).toEqual([]);
  });
});

describe.skipIf(!hasKubectl)('the test itself', () => {
  test('a missing and a misspelt variable would be noticed', async () => {
    const { OFFLINE_KEYS_KEK, ...rest } = environmentOf('production', 'Deployment', 'nightlife');
    const misspelt = { ...rest, OFLINE_KEYS_KEK: OFFLINE_KEYS_KEK! };
    expect(await configurationFaults('nightlife', misspelt)).toEqual({ OFFLINE_KEYS_KEK: 'is not set' });
    expect(configurationSource('nightlife')).not.toContain('OFLINE_KEYS_KEK');
  });

  test('what npm run secrets prints and what is the operator’s are all that the store needs, and all is used', () => {
    const fetched = render('production')
      .filter(({ kind }) => kind === 'ExternalSecret')
      .flatMap(({ spec }) => (spec as ExternalSecretSpec).data.map(({ remoteRef }) => remoteRef.property));
    const { POSTGRES_PASSWORD: _, ...used } = store;
    expect([...new Set(fetched)].toSorted()).toEqual(Object.keys(used).toSorted());
  });
});
