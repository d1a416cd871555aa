import { existsSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from './fixtures/stack.ts';

const CHROMIUM = '/usr/bin/chromium';
const installed = existsSync(CHROMIUM);
if (!installed)
  console.warn(`SKIPPED: the explorer was not opened in a browser, since there is no ${CHROMIUM}.`);

describe.skipIf(!installed)('the explorer in a browser', () => {
  let stack: Stack;
  let browser: Browser;
  let inbox: Server;
  let mailUrl: string;

  beforeAll(async () => {
    inbox = await startInbox();
    mailUrl = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}`;
    stack = await startStack({
      overrides: {
        examplesDirectory: join(import.meta.dirname, 'fixtures', 'examples'),
        subgraphTimeout: 5_000,
      },
      environment: {
        LOCAL_MAIL_URL: mailUrl,
        SEEDED_PEOPLE: JSON.stringify([{ email: 'mara@hotmess.test', name: 'Mara', role: 'host' }]),
      },
    });
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
    inbox?.close();
    inbox?.closeAllConnections();
  });

  test('opens with a tab per example, runs one, signs in and out, and asks no other host', async () => {
    const { page, asked, faults } = await open(browser);
    await page.goto(stack.url);
    await page.getByRole('tab', { name: 'LiveBeacons' }).waitFor();
    await page.getByRole('tab', { name: 'Me' }).waitFor();

    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.result-window', { hasText: 'BERLIN' }).waitFor();

    await page.getByLabel('Sign in as').selectOption({ label: 'Mara (host)' });
    await page.getByText('Signed in as mara').waitFor();
    await page.getByRole('tab', { name: 'Me' }).click();
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.result-window', { hasText: '"username": "mara"' }).waitFor();
    expect(stack.subgraphs.identity.seen.at(-1)?.headers['authorization']).toMatch(/^Bearer /);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Sign in as').waitFor();

    expect(asked).toEqual(new Set([new URL(stack.url).host, new URL(mailUrl).host]));
    expect(faults).toEqual([]);
  }, 60_000);
});

/** A page of which every request and every complaint is kept. */
async function open(browser: Browser): Promise<{ page: Page; asked: Set<string>; faults: string[] }> {
  const page = await browser.newPage();
  const asked = new Set<string>();
  const faults: string[] = [];
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') asked.add(host);
  });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, asked, faults };
}

/** An inbox with an old code, to which each look adds a newer one. */
async function startInbox(): Promise<Server> {
  const messages = [{ id: 'm0', to: '', subject: '', text: 'Your code is 000000.', receivedAt: '' }];
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '');
    response.end(JSON.stringify(messages));
    messages.unshift({
      id: `m${messages.length}`,
      to: '',
      subject: '',
      text: 'Your code is 123456.',
      receivedAt: '',
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
