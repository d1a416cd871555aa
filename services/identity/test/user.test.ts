import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Identity, startIdentity } from './harness.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.close());

const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { id username displayName } } }`;
const users = (ids: readonly string[], as?: { token: string }) =>
  identity.graphql(ENTITIES, { r: ids.map((id) => ({ __typename: 'User', id })) }, as);
const update = (input: object, as: { token: string }) =>
  identity.graphql(
    `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
      me { username displayName isPublic homeCity timeZone version } } }`,
    { input },
    as,
  );

test('a private profile is an id to others, as is nobody at all', async () => {
  const [shy, open, moderator] = [
    await identity.person({ username: 'shy_one' }),
    await identity.person({ username: 'open_one' }),
    await identity.person({ role: 'moderator' }),
  ];
  await update({ isPublic: true }, open);
  const nobody = randomUUID();
  const blank = (id: string) => ({ id, username: null, displayName: null });
  const asked = [shy.userId, open.userId, nobody];
  const opened = { id: open.userId, username: 'open_one', displayName: 'Someone' };
  for (const as of [undefined, open])
    expect((await users(asked, as)).data._entities).toEqual([blank(shy.userId), opened, blank(nobody)]);
  const own = { id: shy.userId, username: 'shy_one', displayName: 'Someone' };
  expect((await users(asked, shy)).data._entities).toEqual([own, opened, blank(nobody)]);
  expect((await users(asked, moderator)).data._entities).toEqual([own, opened, blank(nobody)]);
  expect((await users(['nonsense'])).codes).toEqual(['NOT_FOUND']);
});

test('one edits his own profile; what is left out stays', async () => {
  const guest = await identity.person({ username: 'editor' });
  const before = await identity.graphql('{ me { version } }', {}, guest);
  const answer = await update(
    { displayName: ' The Editor ', homeCity: 'Leeds', timeZone: 'Asia/Tokyo' },
    guest,
  );
  expect(answer.errors).toEqual([]);
  expect(answer.data.updateProfile.me).toEqual({
    username: 'editor',
    displayName: 'The Editor',
    isPublic: false,
    homeCity: 'Leeds',
    timeZone: 'Asia/Tokyo',
    version: before.data.me.version + 1,
  });
  expect((await update({ version: before.data.me.version, displayName: 'Late' }, guest)).codes).toEqual([
    'CONFLICT',
  ]);
});

test('avatar, bio and city come and go; an avatar lies on our media hosts only', async () => {
  const guest = await identity.person({ username: 'dresser' });
  const set = async (input: object) => {
    const answer = await identity.graphql(
      `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
        me { displayName avatarUrl bio homeCity timeZone } } }`,
      { input },
      guest,
    );
    return answer.codes.length > 0 ? answer.codes : answer.data.updateProfile.me;
  };
  const avatarUrl = 'https://media.hotmess.test/a.jpg';
  const all = {
    displayName: 'Someone',
    avatarUrl,
    bio: 'Two lines.\nOf me.',
    homeCity: 'Leeds',
    timeZone: 'Asia/Tokyo',
  };
  expect(await set(all)).toEqual(all);
  expect(await set({})).toEqual(all);
  const bare = { displayName: null, avatarUrl: null, bio: null, homeCity: null };
  expect(await set({ ...bare, timeZone: null })).toEqual({ ...bare, timeZone: 'Asia/Tokyo' });
  for (const bad of [
    { avatarUrl: 'https://elsewhere.test/a.jpg' },
    { avatarUrl: 'http://media.hotmess.test/a.jpg' },
    { avatarUrl: 'javascript:alert(1)' },
    { bio: '' },
    { bio: 'x'.repeat(501) },
    { bio: 'turned \u202E around' },
    { timeZone: 'Mars/Olympus' },
    { username: 'no' },
    { username: 'with space' },
    { username: 'HotMess_OS' },
    { username: 'Admin' },
  ])
    expect(await set(bad), JSON.stringify(bad)).toEqual(['BAD_USER_INPUT']);
});

test('a public profile is found by its name, whatever its case; a private one and nobody are the same', async () => {
  const guest = await identity.person({ username: 'Seen_One' });
  const look = async (username: string, as?: { token: string }) => {
    const answer = await identity.graphql(
      `query ($n: String!) { profile(username: $n) { id username displayName bio } }`,
      { n: username },
      as,
    );
    return { data: answer.data.profile, errors: answer.errors };
  };
  expect(await look('seen_one')).toEqual(await look('nobody_at_all'));
  expect((await look('seen_one')).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  await update({ isPublic: true, displayName: 'Seen' }, guest);
  const seen = { id: guest.userId, username: 'Seen_One', displayName: 'Seen', bio: null };
  expect((await look('sEEN_oNE')).data).toEqual(seen);
  expect((await look('seen_one', guest)).data).toEqual(seen);
});

test('a username belongs to one, whatever its case, also when two take it at once', async () => {
  const [a, b] = [await identity.person(), await identity.person()];
  const answers = await Promise.all([
    update({ username: 'Contested' }, a),
    update({ username: 'cONTESTED' }, b),
  ]);
  expect(answers.flatMap(({ codes }) => codes)).toEqual(['CONFLICT']);
  expect(answers.flatMap(({ errors }) => errors.map(({ message }) => message))).toEqual([
    'This username is taken.',
  ]);
});

test('nobody reads or edits himself signed out', async () => {
  expect((await identity.graphql('{ me { id } }')).codes).toEqual(['UNAUTHENTICATED']);
  const answer = await identity.graphql('mutation { updateProfile(input: {}) { me { id } } }');
  expect(answer.codes).toEqual(['UNAUTHENTICATED']);
});

test('grantRole: known to the next token, told by event once', async () => {
  const guest = await identity.person({ role: 'admin' });
  expect(guest.actor.role).toBe('admin');
  const { rows } = await identity.superuser.query(
    `select envelope::jsonb -> 'data' as data from outbox where subject = 'hotmess.identity.user.roles_changed.v1'
     and envelope like '%' || $1 || '%'`,
    [guest.userId],
  );
  expect(rows).toEqual([{ data: { userId: guest.userId, version: 2, roles: ['user', 'admin'] } }]);
});
