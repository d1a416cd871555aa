import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Guest, type Identity, SIGN_IN, startIdentity } from './harness.ts';
import { eventsAbout } from './outbox-events.ts';

let identity: Identity;
let admin: Guest;
let moderator: Guest;
beforeAll(async () => {
  identity = await startIdentity({ MAILS_PER_ADDRESS: 50 });
  [admin, moderator] = [
    await identity.person({ role: 'admin' }),
    await identity.person({ role: 'moderator' }),
  ];
});
afterAll(() => identity.close());

const SET = `mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) {
  account { id roles status version username } } }`;
const REASON = 'He keeps the door on Fridays.';
const setRoles = (userId: string, roles: string[], as?: { token: string }, more: object = {}) =>
  identity.graphql(SET, { input: { userId, roles, reason: REASON, ...more } }, as);
const rolesOf = async (userId: string) =>
  (
    await identity.superuser.query<{ role: string; granted_by: string | null }>(
      'select role, granted_by from user_roles where user_id = $1 order by role',
      [userId],
    )
  ).rows;
const audits = async (userId: string) =>
  (await eventsAbout(identity, 'hotmess.identity.audit.recorded.v1', userId)).filter(
    ({ action }) => action === 'user.set_roles',
  );

describe('an admin gives and takes roles', () => {
  test('stored with who gave them, told by event, audited, and the tokens of before are void', async () => {
    const guest = await identity.person();
    const answer = await setRoles(guest.userId, ['MODERATOR'], admin);
    expect(answer.errors).toEqual([]);
    expect(answer.data.setUserRoles.account).toMatchObject({
      id: guest.userId,
      roles: ['USER', 'MODERATOR'],
    });
    expect(await rolesOf(guest.userId)).toEqual([{ role: 'moderator', granted_by: admin.userId }]);
    // The same again changes nothing and tells nothing.
    await setRoles(guest.userId, ['MODERATOR', 'USER'], admin);
    const { version } = answer.data.setUserRoles.account;
    expect((await setRoles(guest.userId, [], admin, { version: version - 1 })).codes).toEqual(['CONFLICT']);
    expect((await setRoles(guest.userId, [], admin, { version })).data.setUserRoles.account.roles).toEqual([
      'USER',
    ]);
    const told = await eventsAbout(identity, 'hotmess.identity.user.roles_changed.v1', guest.userId);
    expect(told.map(({ roles }) => roles)).toEqual([['user', 'moderator'], ['user']]);
    expect(await audits(guest.userId)).toMatchObject([
      { actorId: admin.userId, objectId: guest.userId, subjectId: guest.userId },
      { actorId: admin.userId, objectId: guest.userId, subjectId: guest.userId },
    ]);
    const { rows } = await identity.superuser.query(
      'select key from revocations where key like $1 order by key',
      [`user.${guest.userId}.%`],
    );
    expect(rows.map(({ key }) => key)).toEqual([`user.${guest.userId}.1`, `user.${guest.userId}.2`]);
  });

  test('a reason is needed, and an account that there is', async () => {
    const guest = await identity.account();
    const short = await setRoles(guest.userId, ['ADMIN'], admin, { reason: 'because' });
    expect(short.codes).toEqual(['BAD_USER_INPUT']);
    expect((await setRoles(randomUUID(), ['ADMIN'], admin)).codes).toEqual(['NOT_FOUND']);
    expect(await rolesOf(guest.userId)).toEqual([]);
  });

  test('who is suspended or banned gets none', async () => {
    const guest = await identity.account();
    await identity.superuser.query(
      `do $$ begin perform set_config('role', 'system', true);
         update users set status = 'banned' where id = '${guest.userId}'; end $$`,
    );
    expect((await setRoles(guest.userId, ['ADMIN'], admin)).codes).toEqual(['CONFLICT']);
  });
});

describe('nobody raises his own rights by GraphQL', () => {
  test('whoever he is: no role of his own, and none of others without being an admin', async () => {
    const guest = await identity.person();
    for (const role of ['ADMIN', 'MODERATOR']) {
      expect((await setRoles(guest.userId, [role])).codes).toEqual(['UNAUTHENTICATED']);
      for (const one of [guest, moderator]) {
        expect((await setRoles(one.userId, [role], one)).codes).toEqual(['FORBIDDEN']);
        expect((await setRoles(admin.userId, [role], one)).codes).toEqual(['FORBIDDEN']);
      }
      expect((await setRoles(admin.userId, [role], admin)).codes).toEqual(['FORBIDDEN']);
    }
    expect(await rolesOf(guest.userId)).toEqual([]);
  });

  test('no mutation takes a role, a status or a verification from a person', async () => {
    const guest = await identity.person();
    const attempts = [
      `updateProfile(input: { roles: [ADMIN] }) { me { id } }`,
      `updateProfile(input: { status: ACTIVE }) { me { id } }`,
      `updateProfile(input: { email: "other@example.org" }) { me { id } }`,
    ];
    for (const attempt of attempts)
      expect((await identity.graphql(`mutation { ${attempt} }`, {}, guest)).codes).toEqual([
        'BAD_USER_INPUT',
      ]);
  });

  test('an admin whose right was taken is none, though his token says so', async () => {
    const [late, guest] = [await identity.person({ role: 'admin' }), await identity.account()];
    await setRoles(late.userId, [], admin);
    // NATS is away in this test: the token lives, and is of no use all the same.
    expect((await setRoles(guest.userId, ['ADMIN'], late)).codes).toEqual(['FORBIDDEN']);
  });

  test('of two admins who depose each other at once one is left', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await identity.person({ role: 'admin' }), await identity.person({ role: 'admin' })];
      const answers = await Promise.all([setRoles(b.userId, [], a), setRoles(a.userId, [], b)]);
      expect(answers.flatMap(({ codes }) => codes)).toEqual(['FORBIDDEN']);
      expect([...(await rolesOf(a.userId)), ...(await rolesOf(b.userId))]).toHaveLength(1);
    }
  });

  test('a sign-in that is older than 15 minutes asks for another', async () => {
    const old = await identity.person({ role: 'admin' });
    await identity.superuser.query(
      `update sessions set auth_time = now() - interval '16 minutes' where user_id = $1`,
      [old.userId],
    );
    const { data } = await identity.graphql(
      `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { session { accessToken } } }`,
      { t: old.refreshToken },
    );
    const token: string = data.refreshSession.session.accessToken;
    const guest = await identity.account();
    expect((await setRoles(guest.userId, ['MODERATOR'], { token })).codes).toEqual(['STEP_UP_REQUIRED']);
  });
});

test('accounts are for staff; to everyone else there are none', async () => {
  const guest = await identity.person({ username: 'watched_one' });
  const ACCOUNT = `query ($id: ID, $username: String) { account(id: $id, username: $username) {
    id username displayName isPublic status roles version } }`;
  const look = (variables: object, as?: { token: string }) => identity.graphql(ACCOUNT, { ...variables }, as);
  const seen = {
    id: guest.userId,
    username: 'watched_one',
    displayName: 'Someone',
    isPublic: false,
    status: 'ACTIVE',
    roles: ['USER'],
  };
  for (const staff of [moderator, admin]) {
    expect((await look({ id: guest.userId }, staff)).data.account).toMatchObject(seen);
    expect((await look({ username: 'WATCHED_one' }, staff)).data.account).toMatchObject(seen);
  }
  expect((await look({ id: guest.userId }, guest)).codes).toEqual(['NOT_FOUND']);
  expect((await look({ id: randomUUID() }, admin)).codes).toEqual(['NOT_FOUND']);
  expect((await look({}, admin)).codes).toEqual(['BAD_USER_INPUT']);
  expect((await look({ id: guest.userId })).codes).toEqual(['UNAUTHENTICATED']);
});

test('SIGN_IN again names the roles that there are now', async () => {
  const guest = await identity.person();
  await setRoles(guest.userId, ['MODERATOR', 'ADMIN'], admin);
  await identity.graphql(`mutation ($e: String!) { requestSignInCode(input: { email: $e }) { accepted } }`, {
    e: guest.email,
  });
  const input = { email: guest.email, code: await identity.code(guest.email, 2) };
  const { data } = await identity.graphql(SIGN_IN, { input });
  expect(data.signIn.me.roles).toEqual(['USER', 'MODERATOR', 'ADMIN']);
});

describe('staff suspend a user', () => {
  const suspend = (
    name: 'suspendUser' | 'liftSuspension',
    userId: string,
    as?: { token: string },
    reason = REASON,
  ) =>
    identity.graphql(
      `mutation ($input: SuspensionInput!) { ${name}(input: $input) { account { status } } }`,
      { input: { userId, reason } },
      as,
    );

  test('at once, on record and by event; his tokens are void, and lifting it lets him in again', async () => {
    const guest = await identity.person();
    const answer = await suspend('suspendUser', guest.userId, moderator);
    expect(answer.data.suspendUser.account.status).toBe('SUSPENDED');
    expect((await suspend('suspendUser', guest.userId, moderator)).codes).toEqual(['INVALID_TRANSITION']);
    const { rows } = await identity.superuser.query('select 1 from revocations where key like $1', [
      `user.${guest.userId}.%`,
    ]);
    expect(rows).toHaveLength(1);
    const lifted = await suspend('liftSuspension', guest.userId, admin);
    expect(lifted.data.liftSuspension.account.status).toBe('ACTIVE');
    expect((await suspend('liftSuspension', guest.userId, admin)).codes).toEqual(['INVALID_TRANSITION']);
    for (const [fact, n] of [
      ['suspended', 1],
      ['reinstated', 1],
    ] as const)
      expect(await eventsAbout(identity, `hotmess.identity.user.${fact}.v1`, guest.userId)).toHaveLength(n);
    const recorded = (await eventsAbout(identity, 'hotmess.identity.audit.recorded.v1', guest.userId)).map(
      ({ action, actorId }) => [action, actorId],
    );
    expect(recorded).toEqual([
      ['user.suspend', moderator.userId],
      ['user.reinstate', admin.userId],
    ]);
  });

  test('never oneself, never an admin by a moderator, and nobody else at all', async () => {
    const guest = await identity.person();
    expect((await suspend('suspendUser', guest.userId, guest)).codes).toEqual(['FORBIDDEN']);
    expect((await suspend('suspendUser', guest.userId)).codes).toEqual(['UNAUTHENTICATED']);
    expect((await suspend('suspendUser', moderator.userId, moderator)).codes).toEqual(['FORBIDDEN']);
    expect((await suspend('suspendUser', admin.userId, moderator)).codes).toEqual(['FORBIDDEN']);
    expect((await suspend('suspendUser', guest.userId, moderator, 'short')).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect((await suspend('suspendUser', randomUUID(), moderator)).codes).toEqual(['NOT_FOUND']);
  });
});
