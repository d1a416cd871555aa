import { freePort } from '@hotmess/local/backing/free-port';
import { startMailInbox } from '@hotmess/local/mail/inbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Identity, SIGN_IN, startIdentity } from './harness.ts';

const REQUEST = `mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { accepted } }`;
let identity: Identity;
let smtpPort: number;
beforeAll(async () => {
  smtpPort = await freePort();
  identity = await startIdentity({ SMTP_URL: `smtp://127.0.0.1:${smtpPort}` });
});
afterAll(() => identity.close());

test('a mail server that is away loses nothing, and the queue holds no code', async () => {
  const { email } = await identity.account();
  expect((await identity.graphql(REQUEST, { input: { email } })).data).toEqual({
    requestSignInCode: { accepted: true },
  });
  const attempts = async () =>
    (await identity.superuser.query('select * from outgoing_mail')).rows as { attempts: number }[];
  for (let waited = 0; waited < 10_000 && (await attempts())[0]?.attempts !== 2; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const [row] = await attempts();
  expect(Object.keys(row!).sort()).toEqual([
    'attempts',
    'created_at',
    'email',
    'id',
    'next_attempt_at',
    'template',
  ]);
  const inbox = await startMailInbox({ host: '127.0.0.1', smtpPort, httpPort: await freePort() });
  for (let waited = 0; waited < 15_000 && inbox.store.list(email).length === 0; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const code = /^\d{6}$/m.exec(inbox.store.list(email)[0]!.text)![0];
  expect((await identity.graphql(SIGN_IN, { input: { email, code } })).errors).toEqual([]);
  await inbox.stop();
  for (let waited = 0; waited < 5_000 && (await attempts()).length > 0; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await attempts()).toEqual([]);
});
