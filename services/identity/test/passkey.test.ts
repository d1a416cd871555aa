import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authenticator, type Lie, makeAuthenticator } from './authenticator.ts';
import { type Guest, type Identity, startIdentity } from './harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity({ MAILS_PER_ADDRESS: 50 });
});
afterAll(() => identity.close());

type As = { token: string } | undefined;
const begin = async (name: string, as?: As): Promise<string> => {
  const { data, errors } = await identity.graphql(`mutation { ${name} { optionsJson } }`, {}, as);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data[name].optionsJson;
};
const add = (responseJson: string, as: As, name = 'Phone') =>
  identity.graphql(
    `mutation ($input: AddPasskeyInput!) { addPasskey(input: $input) { passkey { id name backedUp lastUsedAt } } }`,
    { input: { responseJson, name } },
    as,
  );
const signIn = (responseJson: string) =>
  identity.graphql(
    `mutation ($input: SignInWithPasskeyInput!) { signInWithPasskey(input: $input) {
       session { accessToken refreshToken } me { id } } }`,
    { input: { responseJson, device: 'Test browser' } },
  );
const stepUp = (responseJson: string, as: As) =>
  identity.graphql(
    `mutation ($input: StepUpWithPasskeyInput!) { stepUpWithPasskey(input: $input) { accessToken } }`,
    { input: { responseJson } },
    as,
  );

async function withPasskey(guest: Guest, authenticator: Authenticator): Promise<string> {
  const answer = await add(authenticator.create(await begin('beginAddPasskey', guest)), guest);
  expect(answer.errors).toEqual([]);
  return answer.data.addPasskey.passkey.id;
}

describe.each(['ES256', 'EdDSA'] as const)('a passkey with a key of %s', (kind) => {
  test('is added, signs in without a name, is listed, and is gone when it is removed', async () => {
    const guest = await identity.person();
    const phone = makeAuthenticator(kind);
    const id = await withPasskey(guest, phone);
    const options = JSON.parse(await begin('beginPasskeySignIn'));
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const answer = await signIn(phone.get(await begin('beginPasskeySignIn')));
    expect(answer.errors).toEqual([]);
    expect(answer.data.signInWithPasskey.me.id).toBe(guest.userId);
    const token: string = answer.data.signInWithPasskey.session.accessToken;
    const me = await identity.graphql(
      `{ me { passkeys { id name lastUsedAt } sessions { method device current } } }`,
      {},
      { token },
    );
    expect(me.data.me.passkeys).toMatchObject([{ id, name: 'Phone' }]);
    expect(me.data.me.passkeys[0].lastUsedAt).toMatch(/:00:00\.000Z$/);
    expect(me.data.me.sessions).toEqual([
      { method: 'PASSKEY', device: 'Test browser', current: true },
      { method: 'EMAIL_CODE', device: null, current: false },
    ]);
    const remove = () =>
      identity.graphql(
        `mutation ($id: ID!) { removePasskey(input: { id: $id }) { passkey { id } } }`,
        { id },
        { token },
      );
    expect((await remove()).data.removePasskey.passkey.id).toBe(id);
    expect((await remove()).codes).toEqual(['NOT_FOUND']);
    expect((await signIn(phone.get(await begin('beginPasskeySignIn')))).codes).toEqual(['UNAUTHENTICATED']);
  });
});

const LIES: Record<string, Lie> = {
  'from another page': { origin: 'https://hotmess.evil.test' },
  'for another domain': { rpId: 'evil.test' },
  'without its owner’s finger or PIN': { unverified: true },
  'to a challenge that nobody made': { challenge: randomBytes(32).toString('base64url') },
  'of another ceremony': { type: 'webauthn.other' },
};

describe('a lie', () => {
  let guest: Guest;
  let phone: Authenticator;
  beforeAll(async () => {
    guest = await identity.person();
    phone = makeAuthenticator();
    await withPasskey(guest, phone);
  });

  test.each(Object.entries(LIES))('%s adds nothing', async (_, lie) => {
    const other = makeAuthenticator();
    const answer = await add(other.create(await begin('beginAddPasskey', guest), lie), guest);
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
  });

  test.each(
    Object.entries({
      ...LIES,
      'signed by another key': { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
      'about another person': { userHandle: randomBytes(16).toString('base64url') },
    }),
  )('%s signs nobody in', async (_, lie: Lie) => {
    const answer = await signIn(phone.get(await begin('beginPasskeySignIn'), lie));
    expect(answer.codes).toEqual(['UNAUTHENTICATED']);
    expect(answer.errors[0]!.message).toBe('This passkey was not accepted.');
    // The same one, told straight, does.
    expect((await signIn(phone.get(await begin('beginPasskeySignIn')))).codes).toEqual([]);
  });

  test.each(['', '{', '[]', '{"id":"x"}', 'x'.repeat(30_000)])('that is no answer at all', async (text) => {
    expect((await signIn(text)).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a challenge', () => {
  test('is good once, also for eight at once, and for its purpose and session alone', async () => {
    const guest = await identity.person();
    const phone = makeAuthenticator('EdDSA', { counts: false });
    await withPasskey(guest, phone);
    const answer = phone.get(await begin('beginPasskeySignIn'));
    const all = await Promise.all(Array.from({ length: 8 }, () => signIn(answer)));
    expect(all.filter(({ codes }) => codes.length === 0)).toHaveLength(1);
    // One made for a step-up, or for a registration, does not sign in.
    expect((await signIn(phone.get(await begin('beginPasskeyStepUp', guest)))).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
    const other = await identity.person();
    const stolen = await begin('beginAddPasskey', guest);
    expect((await add(makeAuthenticator().create(stolen), other)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('ends after five minutes', async () => {
    const guest = await identity.person();
    const phone = makeAuthenticator();
    await withPasskey(guest, phone);
    const options = await begin('beginPasskeySignIn');
    await identity.superuser.query(`update passkey_challenges set expires_at = now()`);
    expect((await signIn(phone.get(options))).codes).toEqual(['UNAUTHENTICATED']);
  });
});

test('a copy is noticed: a counter that does not grow is refused', async () => {
  const guest = await identity.person();
  const phone = makeAuthenticator();
  await withPasskey(guest, phone);
  for (let use = 0; use < 3; use++)
    expect((await signIn(phone.get(await begin('beginPasskeySignIn')))).codes).toEqual([]);
  phone.counter = 1;
  expect((await signIn(phone.get(await begin('beginPasskeySignIn')))).codes).toEqual(['UNAUTHENTICATED']);
  phone.counter = 3;
  expect((await signIn(phone.get(await begin('beginPasskeySignIn')))).codes).toEqual([]);
});

test('one that is known is not added twice, whoever tries', async () => {
  const [one, other] = [await identity.person(), await identity.person()];
  const phone = makeAuthenticator();
  await withPasskey(one, phone);
  const options = await begin('beginAddPasskey', one);
  expect(JSON.parse(options).excludeCredentials).toMatchObject([{ id: phone.id }]);
  for (const guest of [one, other])
    expect((await add(phone.create(await begin('beginAddPasskey', guest)), guest)).codes).toEqual([
      'CONFLICT',
    ]);
});

describe('step-up', () => {
  /** His session is a day old. */
  async function stale(role?: 'admin'): Promise<Guest & { stale: { token: string } }> {
    const guest = await identity.person(role ? { role } : {});
    const phone = await identity.superuser.query(
      `update sessions set auth_time = now() - interval '1 day' where user_id = $1 returning id`,
      [guest.userId],
    );
    expect(phone.rowCount).toBe(1);
    const { data } = await identity.graphql(
      `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { session { accessToken } } }`,
      { t: guest.refreshToken },
    );
    return { ...guest, stale: { token: data.refreshSession.session.accessToken } };
  }

  test('by a passkey of one’s own: the next token is fresh, and the session’s refresh knows it too', async () => {
    const guest = await stale();
    const phone = makeAuthenticator();
    await withPasskey(guest, phone);
    expect(
      (await identity.graphql('mutation { beginAddPasskey { optionsJson } }', {}, guest.stale)).codes,
    ).toEqual(['STEP_UP_REQUIRED']);
    const options = await begin('beginPasskeyStepUp', guest.stale);
    expect(JSON.parse(options).allowCredentials).toMatchObject([{ id: phone.id }]);
    const answer = await stepUp(phone.get(options), guest.stale);
    expect(answer.errors).toEqual([]);
    const fresh = { token: answer.data.stepUpWithPasskey.accessToken as string };
    expect(Date.now() / 1000 - Number(decodeJwt(fresh.token)['auth_time'])).toBeLessThan(60);
    expect(decodeJwt(fresh.token)['sid']).toBe(decodeJwt(guest.stale.token)['sid']);
    await begin('beginAddPasskey', fresh);
  });

  test('somebody else’s passkey is of no use', async () => {
    const [guest, other] = [await stale(), await identity.person()];
    const [phone, foreign] = [makeAuthenticator(), makeAuthenticator()];
    await withPasskey(guest, phone);
    await withPasskey(other, foreign);
    const answer = await stepUp(foreign.get(await begin('beginPasskeyStepUp', guest.stale)), guest.stale);
    expect(answer.codes).toEqual(['UNAUTHENTICATED']);
  });

  test('by a code to one’s own address, once; a wrong one counts as a try', async () => {
    const admin = await stale('admin');
    const target = await identity.account();
    const promote = (as: As) =>
      identity.graphql(
        `mutation ($id: ID!) { setUserRoles(input: { userId: $id, roles: [MODERATOR], reason: "He keeps the door." }) {
           account { roles } } }`,
        { id: target.userId },
        as,
      );
    expect((await promote(admin.stale)).codes).toEqual(['STEP_UP_REQUIRED']);
    const asked = await identity.graphql('mutation { requestStepUpCode { accepted } }', {}, admin.stale);
    expect(asked.errors).toEqual([]);
    const code = await identity.code(admin.email, 2);
    const redeem = (text: string, as: As = admin.stale) =>
      identity.graphql(
        `mutation ($c: String!) { stepUp(input: { code: $c }) { accessToken } }`,
        { c: text },
        as,
      );
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await redeem(wrong)).codes).toEqual(['UNAUTHENTICATED']);
    // Another person's session cannot use it.
    expect((await redeem(code, await identity.person())).codes).toEqual(['UNAUTHENTICATED']);
    const answer = await redeem(code);
    expect(answer.errors).toEqual([]);
    expect((await redeem(code)).codes).toEqual(['UNAUTHENTICATED']);
    const promoted = await promote({ token: answer.data.stepUp.accessToken });
    expect(promoted.data.setUserRoles.account.roles).toEqual(['USER', 'MODERATOR']);
  });
});

test('attempts are counted for account and client, aliases of one operation too', async () => {
  const guest = await identity.person();
  const phone = makeAuthenticator();
  await withPasskey(guest, phone);
  const answer = phone.get(await begin('beginPasskeySignIn'));
  const aliases = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `a${n}: signInWithPasskey(input: { responseJson: $r }) { me { id } }`,
    ).join('\n');
  // The first takes the challenge, the other 30 are refused, and the 31st of them is one too many.
  const { codes } = await identity.graphql(`mutation ($r: String!) { ${aliases(31)} }`, { r: answer });
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(29);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1);
});
