import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { completeEnvFile, namesIn, renderSections } from '../src/compose/env-file.ts';
import { composeSections } from '../src/compose/variables.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotmess-env-'));
  path = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a new file has every variable once, private to its owner, and nothing else is left behind', async () => {
  const sections = await composeSections(true);
  const added = completeEnvFile(path, sections);
  expect(new Set(added)).toEqual(namesIn(readFileSync(path, 'utf8')));
  expect(new Set(added).size).toBe(added.length);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['.env']);
});

test('what the file says stays; only what is missing is added', async () => {
  writeFileSync(path, '# mine\nPOSTGRES_PASSWORD=old\nexport NATS_PASSWORD=kept\nMY_OWN=1');
  const added = completeEnvFile(path, await composeSections(false));
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('# mine\nPOSTGRES_PASSWORD=old\nexport NATS_PASSWORD=kept\nMY_OWN=1\n')).toBe(true);
  expect(text.match(/^(export )?(POSTGRES|NATS)_PASSWORD=/gm)).toHaveLength(2);
  expect(added).not.toContain('POSTGRES_PASSWORD');
  expect(added).toContain('SIGNING_KEYS_KEK');
  expect(completeEnvFile(path, await composeSections(false))).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('secrets differ each time; the demonstration comes only where it is asked for', async () => {
  const [one, other] = [await composeSections(false), await composeSections(false)];
  const value = (sections: typeof one, name: string) =>
    sections.find(({ variables }) => name in variables)?.variables[name];
  expect(value(one, 'POSTGRES_PASSWORD')).not.toBe(value(other, 'POSTGRES_PASSWORD'));
  expect(value(one, 'SEEDED_PEOPLE')).toBeUndefined();
  expect(value(await composeSections(true), 'SEEDED_PEOPLE')).toContain('@hotmess.example');
  // nats-server would read a value that begins with a digit as a number.
  expect(value(one, 'NATS_PASSWORD')).toMatch(/^[a-z]/);
});

test('JSON travels in single quotes; what cannot be quoted is refused', () => {
  const section = (value: string) => [{ title: 'T', variables: { A: value } }];
  expect(renderSections(section('{"kty":"EC"}'), new Set())).toBe(`# T\nA='{"kty":"EC"}'\n`);
  expect(() => renderSections(section("it's"), new Set())).toThrow(/quote/);
});
