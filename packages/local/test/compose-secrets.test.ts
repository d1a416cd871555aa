import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { completeEnvFile, renderEnv } from '../src/compose/env-file.ts';
import { newSecrets } from '../src/compose/new-secrets.ts';
import { secretFiles } from '../src/compose/secret-files.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hotmess-secrets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const all = async (): Promise<Record<string, string>> => ({
  ...(await newSecrets()),
  STRIPE_SECRET_KEY: 'sk',
  STRIPE_WEBHOOK_SECRET: 'wh',
});
const cli = (...options: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../src/secrets-cli.ts'), ...options], {
    encoding: 'utf8',
  });

test('the one-shot container makes secrets once, and gives the same ones ever after', async () => {
  const containers = Object.keys(secretFiles(await all()));
  for (const name of ['all', ...containers]) mkdirSync(join(folder, name));
  const contents = () =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => [
          join(parentPath, name),
          readFileSync(join(parentPath, name), 'utf8'),
        ]),
    );
  cli('--into', folder);
  const first = contents();
  expect(Object.keys(first)).toHaveLength(containers.length + 1);
  expect(statSync(join(folder, 'all/env')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'nightlife/env')).mode & 0o777).toBe(0o444);
  cli('--into', folder);
  expect(contents()).toEqual(first);
});

test('what is there stays; a newer version’s secret is added', () => {
  const path = join(folder, 'env');
  writeFileSync(path, 'KEPT=old\n');
  expect(completeEnvFile(path, { KEPT: 'new', ADDED: 'new' })).toEqual({ KEPT: 'old', ADDED: 'new' });
  expect(parseEnv(readFileSync(path, 'utf8'))).toEqual({ KEPT: 'old', ADDED: 'new' });
  expect(readdirSync(folder)).toEqual(['env']);
});

test('secrets differ each time, and nats-server reads its own as text', async () => {
  const [one, other] = [await newSecrets(), await newSecrets()];
  for (const [name, value] of Object.entries(one)) expect(other[name], name).not.toBe(value);
  expect(one['NATS_PASSWORD']).toMatch(/^[a-z]/);
});

test('they are printed without quotes, as kubectl reads them', () => {
  const printed = cli();
  expect(printed).toMatch(/^AUDIT_PUBLIC_JWK=\{".*\}$/m);
  expect(printed).not.toContain('STRIPE');
});

test('what would come back as another value is refused', () => {
  for (const value of ['two\nlines', "'quoted'", 'a # comment', ' space'])
    expect(() => renderEnv({ A: value }), value).toThrow('A cannot be written');
  expect(renderEnv({ A: '{"kty":"EC"}' })).toBe('A={"kty":"EC"}\n');
});

test('each container has its own secrets alone', async () => {
  const secrets = await all();
  const holders = (name: string) =>
    Object.entries(secretFiles(secrets))
      .filter(([, files]) => Object.values(files).some((text) => text.includes(secrets[name]!)))
      .map(([container]) => container)
      .toSorted();
  const services = ['commerce', 'identity', 'music', 'nightlife', 'safety'];
  expect(holders('POSTGRES_PASSWORD')).toEqual([...services.map((it) => `migrate-${it}`), 'postgres']);
  expect(holders('NATS_PASSWORD')).toEqual([...services, 'gateway', 'nats', 'operator'].toSorted());
  expect(holders('GATEWAY_HMAC_SECRET')).toEqual([...services, 'gateway'].toSorted());
  expect(holders('AUDIT_PUBLIC_JWK')).toEqual([...services, 'operator', 'seed'].toSorted());
  expect(holders('MUSIC_MIGRATOR_PASSWORD')).toEqual(['migrate-music']);
  expect(holders('SAFETY_SERVICE_PASSWORD')).toEqual(['migrate-safety', 'operator', 'safety']);
  expect(holders('MUSIC_SERVICE_PASSWORD')).toEqual(['migrate-music', 'music', 'operator', 'seed']);
  expect(holders('OFFLINE_KEYS_KEK')).toEqual(['nightlife']);
  expect(holders('IDENTITY_CODE_PEPPER')).toEqual(['identity']);
  // Keys are rotated, and heads verified, by an operator's commands too.
  expect(holders('SIGNING_KEYS_KEK')).toEqual(['identity', 'operator']);
  expect(holders('AUDIT_SIGNING_JWK')).toEqual(['operator', 'safety']);
  for (const name of ['AUDIT_PRIVATE_JWK', 'AUDIT_KEYS_KEK', 'DSAR_KEYS_KEK'])
    expect(holders(name)).toEqual(['safety']);
});
