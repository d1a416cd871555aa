import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_CONSENTS, type Identity, SIGN_IN, startIdentity } from './harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { accepted } }`;
const REQUEST = `mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { accepted } }`;
const REFRESH = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) { session { accessToken refreshToken } me { id } }
}`;
const SIGN_OUT = `mutation { signOut { signedOut } }`;
const request = (email: string, ip?: string) =>
  identity.graphql(REQUEST, { input: { email } }, undefined, ip);
const signIn = (email: string, code: string, ip?: string) =>
  identity.graphql(SIGN_IN, { input: { email, code } }, undefined, ip);
const refresh = (refreshToken: string) => identity.graphql(REFRESH, { input: { refreshToken } });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function accountWithCode(): Promise<{ email: string; code: string }> {
  const { email } = await identity.account();
  await request(email);
  return { email, code: await identity.code(email) };
}

test('register, read the mail, sign in, me', async () => {
  const input = {
    email: ' New.One@Example.org ',
    username: 'NewOne',
    displayName: 'New One',
    timeZone: 'Europe/Berlin',
    consents: ALL_CONSENTS,
  };
  const registered = await identity.graphql(REGISTER, { input });
  expect(registered.data).toEqual({ register: { accepted: true } });
  const answer = await signIn('new.one@example.org', await identity.code('new.one@example.org'));
  expect(answer.errors).toEqual([]);
  expect(answer.data.signIn.me).toMatchObject({
    username: 'NewOne',
    status: 'ACTIVE',
    roles: ['USER'],
    email: 'new.one@example.org',
  });
  const me = await identity.graphql(
    `{ me { id username displayName isPublic timeZone consents { kind documentVersion withdrawnAt }
       xp { balance totalEvents lastActivity level } xpHistory { nodes { id } pageInfo { hasNextPage } } } }`,
    {},
    { token: answer.data.signIn.session.accessToken },
  );
  expect(me.errors).toEqual([]);
  expect(me.data.me).toMatchObject({
    displayName: 'New One',
    isPublic: false,
    timeZone: 'Europe/Berlin',
    // The first sign-in of a day earns.
    xp: { balance: 5, totalEvents: 1, lastActivity: expect.any(String), level: 0 },
    xpHistory: { nodes: [{ id: expect.any(String) }], pageInfo: { hasNextPage: false } },
  });
  expect(me.data.me.consents.map(({ kind }: { kind: string }) => kind).sort()).toEqual(
    ALL_CONSENTS.map(({ kind }) => kind).sort(),
  );
});

test('a missing required consent is named', async () => {
  const answer = await identity.graphql(REGISTER, {
    input: { email: 'x@example.org', consents: ALL_CONSENTS.slice(0, 2) },
  });
  expect(answer.codes).toEqual(['CONSENT_REQUIRED']);
  expect(answer.errors[0]!.extensions['missing']).toBe('AGE_18_PLUS, COMMUNITY_MEN_ONLY');
});

test('known and unknown addresses get the same answers, and write the same', async () => {
  const { email } = await identity.account();
  const unknown = 'nobody@example.org';
  const [a, b] = [await request(email), await request(unknown)];
  expect(a).toEqual(b);
  const c = await identity.graphql(REGISTER, { input: { email, consents: ALL_CONSENTS } });
  const d = await identity.graphql(REGISTER, {
    input: { email: 'fresh@example.org', consents: ALL_CONSENTS },
  });
  expect(c).toEqual(d);
  expect(await signIn(email, '000000')).toEqual(await signIn(unknown, '000000'));
  await identity.code('fresh@example.org');
  for (let waited = 0; identity.inbox.store.list(email).length < 2 && waited < 5_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(
    identity.inbox.store
      .list(email)
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['You have a HOTMESS account already', 'Your HOTMESS sign-in code']);
  expect(identity.inbox.store.list(unknown)).toEqual([]);
  const { rows } = await identity.superuser.query('select count(*)::int as n from outgoing_mail');
  expect(rows).toEqual([{ n: 0 }]);
});

test('a username is not taken before its address is proven', async () => {
  await identity.graphql(REGISTER, {
    input: { email: 'squat@example.org', username: 'wanted', consents: ALL_CONSENTS },
  });
  await identity.code('squat@example.org');
  const guest = await identity.person({ username: 'Wanted' });
  const me = await identity.graphql(`{ me { username } }`, {}, guest);
  expect(me.data.me.username).toBe('Wanted');
  const late = await signIn('squat@example.org', await identity.code('squat@example.org'));
  expect(late.data.signIn.me.username).toBeNull();
  const answer = await identity.graphql(REGISTER, {
    input: { email: 'third@example.org', username: 'WANTED', consents: ALL_CONSENTS },
  });
  expect(answer.codes).toEqual(['CONFLICT']);
});

test('five tries, then the right code is no good', async () => {
  const { email, code } = await accountWithCode();
  for (let tries = 0; tries < 5; tries++)
    expect((await signIn(email, wrong(code))).codes).toEqual(['UNAUTHENTICATED']);
  expect((await signIn(email, code)).codes).toEqual(['UNAUTHENTICATED']);
});

test('29 tries at once count as they should: five at most see the hash', async () => {
  const { email, code } = await accountWithCode();
  const answers = await Promise.all(Array.from({ length: 29 }, () => signIn(email, wrong(code))));
  expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set(['UNAUTHENTICATED']));
  const { rows } = await identity.superuser.query(
    'select tries from sign_in_codes join user_private using (user_id) where email = $1',
    [email],
  );
  expect(rows).toEqual([{ tries: 5 }]);
  expect((await signIn(email, code)).codes).toEqual(['UNAUTHENTICATED']);
});

test('a code works once, also for eight at once', async () => {
  const { email, code } = await accountWithCode();
  const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(email, code)));
  expect(answers.filter(({ codes }) => codes.length === 0).length).toBe(1);
});

test('a code expires after ten minutes, and a newer one replaces it', async () => {
  const { email, code } = await accountWithCode();
  const { rows } = await identity.superuser.query(
    `select expires_at - sign_in_codes.created_at = interval '10 minutes' as right from sign_in_codes
     join user_private using (user_id) where email = $1`,
    [email],
  );
  expect(rows).toEqual([{ right: true }]);
  await identity.superuser.query(
    `update sign_in_codes set expires_at = now() - interval '1 second'
     where user_id = (select user_id from user_private where email = $1)`,
    [email],
  );
  expect((await signIn(email, code)).codes).toEqual(['UNAUTHENTICATED']);
  await request(email);
  const newer = await identity.code(email, 2);
  expect((await signIn(email, ` ${newer.slice(0, 3)} ${newer.slice(3)}`)).codes).toEqual([]);
});

test('codes are stored keyed, and no mail holds one before it is sent', async () => {
  const { email, code } = await accountWithCode();
  const { rows } = await identity.superuser.query(
    'select user_id, code_hash from sign_in_codes join user_private using (user_id) where email = $1',
    [email],
  );
  const [{ user_id, code_hash }] = rows as [{ user_id: string; code_hash: Buffer }];
  for (const text of [code, `${user_id}${code}`, JSON.stringify([user_id, code])])
    expect(code_hash.equals(createHash('sha256').update(text).digest())).toBe(false);
});

test('an address gets five codes an hour, exactly, and a client thirty', async () => {
  const { email } = await identity.account();
  const answers = await Promise.all(Array.from({ length: 20 }, () => request(email)));
  expect(answers.filter(({ codes }) => codes.length === 0).length).toBe(5);
  expect(answers.flatMap(({ codes }) => codes)).toEqual(Array(15).fill('RATE_LIMITED'));
  const ip = '2001:db8:1:2::1';
  const many = await Promise.all(
    Array.from({ length: 33 }, (_, n) =>
      request(`n${n}@example.net`, `2001:db8:1:2::${(n + 1).toString(16)}`),
    ),
  );
  expect(many.filter(({ codes }) => codes.length === 0).length).toBe(30);
  expect((await request('m@example.net', ip)).codes).toEqual(['RATE_LIMITED']);
  expect((await request('m@example.net', '2001:db8:1:3::1')).codes).toEqual([]);
});

test('aliases in one query do not get around the limits', async () => {
  const { email } = await identity.account();
  const aliases = Array.from({ length: 8 }, (_, n) => `a${n}: requestSignInCode(input: $input) { accepted }`);
  const answer = await identity.graphql(
    `mutation ($input: RequestSignInCodeInput!) { ${aliases.join(' ')} }`,
    {
      input: { email },
    },
  );
  expect(answer.codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0);
  const { rows } = await identity.superuser.query('select max(used)::int as most from rate_limits');
  expect(rows[0].most).toBeLessThanOrEqual(30);
});

test('a refresh token works once; using it again ends the whole family', async () => {
  const guest = await identity.person();
  const first = await refresh(guest.refreshToken);
  expect(first.errors).toEqual([]);
  const second = await refresh(first.data.refreshSession.session.refreshToken);
  expect(second.errors).toEqual([]);
  expect((await refresh(guest.refreshToken)).codes).toEqual(['UNAUTHENTICATED']);
  expect((await refresh(second.data.refreshSession.session.refreshToken)).codes).toEqual(['UNAUTHENTICATED']);
  const { rows } = await identity.superuser.query('select end_reason from sessions where id = $1', [
    guest.actor.sessionId,
  ]);
  expect(rows).toEqual([{ end_reason: 'token_reused' }]);
});

test('of two who refresh at once one wins, and the session ends', async () => {
  const guest = await identity.person();
  const answers = await Promise.all(Array.from({ length: 4 }, () => refresh(guest.refreshToken)));
  const won = answers.filter(({ codes }) => codes.length === 0);
  expect(won.length).toBe(1);
  expect((await refresh(won[0]!.data.refreshSession.session.refreshToken)).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
});

test('unknown and expired refresh tokens, and signing out', async () => {
  expect((await refresh('hmr_nonsense')).codes).toEqual(['UNAUTHENTICATED']);
  const guest = await identity.person();
  await identity.superuser.query(`update refresh_tokens set expires_at = now() where session_id = $1`, [
    guest.actor.sessionId,
  ]);
  expect((await refresh(guest.refreshToken)).codes).toEqual(['UNAUTHENTICATED']);
  const leaver = await identity.person();
  expect((await identity.graphql(SIGN_OUT, {}, leaver)).data).toEqual({ signOut: { signedOut: true } });
  expect((await identity.graphql(SIGN_OUT, {}, leaver)).data).toEqual({ signOut: { signedOut: false } });
  expect((await refresh(leaver.refreshToken)).codes).toEqual(['UNAUTHENTICATED']);
  expect((await identity.graphql(SIGN_OUT)).codes).toEqual(['UNAUTHENTICATED']);
});

test('refresh keeps the time of the sign-in', async () => {
  const guest = await identity.person();
  await identity.superuser.query(
    `update sessions set auth_time = auth_time - interval '1 hour' where id = $1 returning auth_time`,
    [guest.actor.sessionId],
  );
  const { data } = await refresh(guest.refreshToken);
  const claims = JSON.parse(
    Buffer.from(data.refreshSession.session.accessToken.split('.')[1], 'base64url').toString(),
  );
  expect(claims.auth_time).toBe(guest.actor.authTime - 3600);
});

test('bad input is refused by name', async () => {
  for (const email of [
    '',
    'x',
    'x@',
    'a b@example.org',
    `${'x'.repeat(260)}@example.org`,
    'x@example.org\r\nBcc: y@z.org',
  ])
    expect((await request(email)).codes).toEqual(['BAD_USER_INPUT']);
  for (const code of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])
    expect((await signIn('x@example.org', code)).codes).toEqual(['BAD_USER_INPUT']);
  const twice = [...ALL_CONSENTS, { kind: 'TERMS', documentVersion: '1' }];
  for (const change of [
    { username: 'ab' },
    { username: 'Admin' },
    { timeZone: '+01:00' },
    { displayName: '\u202Ex' },
    { consents: twice },
  ]) {
    const answer = await identity.graphql(REGISTER, {
      input: { email: 'x@example.org', consents: ALL_CONSENTS, ...change },
    });
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
  }
});
