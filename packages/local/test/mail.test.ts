import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../src/backing/free-port.ts';
import { isLocal } from '../src/mail/http.ts';
import { type MailInbox, startMailInbox } from '../src/mail/inbox.ts';
import type { InboxMessage } from '../src/mail/message.ts';
import { renderInbox } from '../src/mail/page.ts';
import { MessageStore } from '../src/mail/store.ts';

let inbox: MailInbox;
let base = '';
let smtpPort = 0;
beforeAll(async () => {
  const httpPort = await freePort();
  smtpPort = await freePort();
  base = `http://127.0.0.1:${httpPort}`;
  inbox = await startMailInbox({ host: '127.0.0.1', httpPort, smtpPort });
});
afterAll(() => inbox.stop());

async function send(to: string, subject: string, text: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  await transport.sendMail({ from: 'no-reply@hotmess.test', to, subject, text });
  transport.close();
}

test('a mail that was sent can be read, by address, newest first', async () => {
  await send('Ada@hotmess.test', 'Your code · déjà vu', 'Hello Ada,\nyour code is 123456. Grüße.');
  await send('bob@hotmess.test', 'Other', 'Other');
  await send('ada@hotmess.test', 'Again', 'your code is 654321');
  const response = await fetch(`${base}/api/messages?to=ADA@hotmess.test`);
  const messages = (await response.json()) as InboxMessage[];
  expect(messages.map(({ subject }) => subject)).toEqual(['Again', 'Your code · déjà vu']);
  expect(messages[1]).toMatchObject({
    to: ['ada@hotmess.test'],
    text: 'Hello Ada,\nyour code is 123456. Grüße.',
  });
  const page = await (await fetch(base)).text();
  expect(page).toContain('<strong>654321</strong>');
});

test('only pages of this machine may read it', async () => {
  const allowed = async (origin: string) =>
    (await fetch(`${base}/api/messages`, { headers: { origin } })).headers.get('access-control-allow-origin');
  expect(await allowed('http://localhost:4000')).toBe('http://localhost:4000');
  expect(await allowed('http://127.0.0.1:4000')).toBe('http://127.0.0.1:4000');
  expect(await allowed('https://localhost.evil.example')).toBeNull();
  expect(isLocal('http://rebound.example:4025', '127.0.0.1')).toBe(false);
  expect(isLocal('http://192.168.1.5:4025', '0.0.0.0')).toBe(true);
  expect(isLocal('nonsense', '127.0.0.1')).toBe(false);
});

test('what a mail contains is text, never markup', () => {
  const message = {
    id: '1',
    to: ['a'],
    subject: '<img src=x onerror=alert(1)>',
    text: '<script>',
    receivedAt: '',
  };
  const page = renderInbox([message], '1');
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;script&gt;');
});

test('the store keeps the last 200', () => {
  const store = new MessageStore();
  for (let count = 1; count <= 250; count += 1) {
    store.add({ to: ['a@b'], subject: String(count), text: '', receivedAt: '' });
  }
  expect(store.list()).toHaveLength(200);
  expect(store.list()[0]?.subject).toBe('250');
});
