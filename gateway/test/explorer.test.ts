import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASSETS } from '../src/explorer/assets.ts';
import { type Stack, startStack } from './fixtures/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({
    overrides: { examplesDirectory: join(import.meta.dirname, 'fixtures', 'examples') },
  });
});
afterAll(() => stack.close());

test('the page comes with a strict policy', async () => {
  const page = await fetch(`${stack.url}/`);
  const policy = page.headers.get('content-security-policy');
  expect(page.status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
});

test('everything that the page names is served from here, and nothing is inline', async () => {
  const html = await (await fetch(`${stack.url}/`)).text();
  const references = [...html.matchAll(/\s(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  expect(references.length).toBeGreaterThan(6);
  for (const reference of references) {
    expect(reference).toMatch(/^\//);
    expect((await fetch(`${stack.url}${reference}`)).status).toBe(200);
  }
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
});

test('style sheets and own scripts load nothing from elsewhere', () => {
  for (const { file, type } of Object.values(ASSETS)) {
    const text = readFileSync(file, 'utf8');
    if (type === 'text/css') expect(text).not.toMatch(/url\(["']?(?!data:)|@import/);
    expect(text).not.toMatch(/(?:import|src=|href=|fetch)\s*\(?["'`](?:https?:)?\/\/(?!www\.w3\.org)/);
  }
});

test('assets are compressed where asked for, and not sent twice', async () => {
  const first = await fetch(`${stack.url}/explorer/graphiql.js`, { headers: { 'accept-encoding': 'br' } });
  expect(first.headers.get('content-encoding')).toBe('br');
  expect((await first.text()).length).toBeGreaterThan(500_000);
  const again = await fetch(`${stack.url}/explorer/graphiql.js`, {
    headers: { 'if-none-match': first.headers.get('etag')! },
  });
  expect(again.status).toBe(304);
});

test('settings name the examples, and nobody to sign in as where nobody is configured', async () => {
  const settings = (await (await fetch(`${stack.url}/explorer/settings.json`)).json()) as {
    examples: unknown;
  };
  expect(settings).toMatchObject({ people: [], mailUrl: null });
  expect(settings.examples).toEqual([
    {
      name: '01-live-beacons',
      query: expect.stringContaining('query LiveBeacons'),
      variables: '{ "first": 3 }\n',
    },
    { name: '02-me', query: expect.stringContaining('query Me'), variables: '' },
  ]);
});
