import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Guest, type Identity, SIGN_IN, startIdentity } from './harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity({ MAILS_PER_ADDRESS: 50 });
});
afterAll(() => identity.close());

/** Signs the same person in once more. */
async function again(
  guest: Guest,
  device: string,
  mails: number,
): Promise<{ token: string; refreshToken: string }> {
  await identity.graphql(`mutation ($e: String!) { requestSignInCode(input: { email: $e }) { accepted } }`, {
    e: guest.email,
  });
  const input = { email: guest.email, code: await identity.code(guest.email, mails), device };
  const { data } = await identity.graphql(SIGN_IN, { input });
  return { token: data.signIn.session.accessToken, refreshToken: data.signIn.session.refreshToken };
}
const list = async (as: { token: string }) =>
  (await identity.graphql('{ me { sessions { id device method lastUsedAt current } } }', {}, as)).data.me
    .sessions;
const end = (id: string, as?: { token: string }) =>
  identity.graphql(
    `mutation ($id: ID!) { endSession(input: { id: $id }) { session { device } } }`,
    { id },
    as,
  );
const refresh = async (refreshToken: string) =>
  (
    await identity.graphql(
      `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { session { refreshToken } } }`,
      { t: refreshToken },
    )
  ).codes;

test('one sees his own sessions, newest first, by device and to the hour', async () => {
  const guest = await identity.person();
  const laptop = await again(guest, 'Firefox on Linux', 2);
  const seen = await list(laptop);
  expect(seen).toMatchObject([
    { device: 'Firefox on Linux', method: 'EMAIL_CODE', current: true },
    { device: null, method: 'EMAIL_CODE', current: false },
  ]);
  for (const { lastUsedAt } of seen) expect(lastUsedAt).toMatch(/:00:00\.000Z$/);
  expect(await list(guest)).toMatchObject([{ current: false }, { current: true }]);
});

test('ending one ends it and no other; others’ sessions are not to be found', async () => {
  const [guest, other] = [await identity.person(), await identity.person()];
  const laptop = await again(guest, 'Laptop', 2);
  const [{ id }] = await list(laptop);
  expect((await end(id, other)).codes).toEqual(['NOT_FOUND']);
  expect((await end(id)).codes).toEqual(['UNAUTHENTICATED']);
  expect((await end(id, guest)).data.endSession.session.device).toBe('Laptop');
  expect((await end(id, guest)).codes).toEqual(['NOT_FOUND']);
  expect(await list(guest)).toHaveLength(1);
  expect([await refresh(laptop.refreshToken), await refresh(guest.refreshToken)]).toEqual([
    ['UNAUTHENTICATED'],
    [],
  ]);
  const { rows } = await identity.superuser.query('select put_at from revocations where key = $1', [
    `session.${id}`,
  ]);
  expect(rows).toHaveLength(1);
});

test('ending all, with or without the one that asks', async () => {
  const guest = await identity.person();
  const [laptop, phone] = [await again(guest, 'Laptop', 2), await again(guest, 'Phone', 3)];
  const all = (keepCurrent: boolean) =>
    identity.graphql(
      `mutation ($k: Boolean!) { endAllSessions(input: { keepCurrent: $k }) { ended } }`,
      { k: keepCurrent },
      phone,
    );
  expect((await all(true)).data.endAllSessions.ended).toBe(2);
  expect([await refresh(laptop.refreshToken), await refresh(guest.refreshToken)]).toEqual([
    ['UNAUTHENTICATED'],
    ['UNAUTHENTICATED'],
  ]);
  expect((await list(phone)).map(({ device }: { device: string }) => device)).toEqual(['Phone']);
  expect((await all(false)).data.endAllSessions.ended).toBe(1);
  expect(await refresh(phone.refreshToken)).toEqual(['UNAUTHENTICATED']);
});
