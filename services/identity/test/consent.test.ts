import { systemActor } from '@hotmess/shared/db/actor';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { banUser } from '../src/user/moderation.ts';
import { ALL_CONSENTS, type Guest, type Identity, startIdentity } from './harness.ts';
import { eventsAbout } from './outbox-events.ts';

let identity: Identity;
let admin: Guest;
beforeAll(async () => {
  identity = await startIdentity();
  admin = await identity.person({ role: 'admin' });
});
afterAll(() => identity.close());

type As = { token: string };
const set = (kind: string, documentVersion: string, as: As) =>
  identity.graphql(
    `mutation ($input: ConsentInput!) { setConsent(input: $input) {
       consent { id documentVersion withdrawnAt } accountStatus } }`,
    { input: { kind, documentVersion } },
    as,
  );
const withdraw = (kind: string, as: As, suspendAccount?: boolean) =>
  identity.graphql(
    `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { accountStatus } }`,
    { input: { kind, suspendAccount } },
    as,
  );
const publish = (kind: string, documentVersion: string, as: As = admin, more: object = {}) =>
  identity.graphql(
    `mutation ($input: PublishConsentDocumentInput!) { publishConsentDocument(input: $input) {
       document { kind documentVersion inForce required } } }`,
    { input: { kind, documentVersion, ...more } },
    as,
  );
/** The session's next access token. */
async function next(guest: { refreshToken: string }): Promise<{ token: string; refreshToken: string }> {
  const { data } = await identity.graphql(
    `mutation ($t: String!) { refreshSession(input: { refreshToken: $t }) { session { accessToken refreshToken } } }`,
    { t: guest.refreshToken },
  );
  const { accessToken, refreshToken } = data.refreshSession.session;
  return { token: accessToken, refreshToken };
}
const edit = async (as: As) =>
  (
    await identity.graphql(
      `mutation { updateProfile(input: { displayName: "Edited" }) { me { id } } }`,
      {},
      as,
    )
  ).codes;

describe('optional ones', () => {
  test('come and go with their history', async () => {
    const guest = await identity.person();
    const [one, same] = [await set('MARKETING', '2026-11', guest), await set('MARKETING', '2026-11', guest)];
    expect(same.data).toEqual(one.data);
    expect((await withdraw('MARKETING', guest)).data.withdrawConsent.accountStatus).toBe('ACTIVE');
    expect((await withdraw('MARKETING', guest)).codes).toEqual(['NOT_FOUND']);
    await set('MARKETING', '2026-11', guest);
    const { data } = await identity.graphql('{ me { consents { kind withdrawnAt } } }', {}, guest);
    const history = data.me.consents.filter(({ kind }: { kind: string }) => kind === 'MARKETING');
    expect(history.map(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt === null)).toEqual([
      true,
      false,
    ]);
  });

  test('of a version that there is', async () => {
    const guest = await identity.person();
    const answer = await set('LEADERBOARD', '1999-01', guest);
    expect([answer.codes, answer.errors[0]!.message]).toEqual([
      ['BAD_USER_INPUT'],
      'LEADERBOARD: the version in force is 2026-11.',
    ]);
  });

  test('leaderboard: withdrawn, he is off it with the commit', async () => {
    const guest = await identity.person({ username: 'on_the_board' });
    await identity.graphql(`mutation { updateProfile(input: { isPublic: true }) { me { id } } }`, {}, guest);
    await set('LEADERBOARD', '2026-11', guest);
    await identity.superuser.query(
      `do $$ begin perform set_config('role', 'system', true);
         insert into xp_events (user_id, type, points, source, source_event_id, occurred_at)
         values ('${guest.userId}', 'admin_adjustment', 500, 'identity', 'test', now()); end $$`,
    );
    const shown = async () =>
      (await identity.superuser.query(`select 1 from xp_leaderboard where username = 'on_the_board'`))
        .rowCount;
    expect(await shown()).toBeGreaterThan(0);
    await withdraw('LEADERBOARD', guest);
    expect(await shown()).toBe(0);
  });
});

describe('required ones', () => {
  test('withdrawing one says what the ways out are, and does nothing until that is meant', async () => {
    const guest = await identity.person();
    const answer = await withdraw('PRIVACY', guest);
    expect(answer.codes).toEqual(['CONSENT_REQUIRED']);
    expect(answer.errors[0]!.message).toMatch(
      /suspends your account until you grant it again, or ask.*erased/,
    );
    expect(await edit(guest)).toEqual([]);
  });

  test('meant, it suspends: public nowhere, restricted, and let in again by granting it', async () => {
    const guest = await identity.person({ username: 'goes_and_comes', role: 'moderator' });
    await identity.graphql(`mutation { updateProfile(input: { isPublic: true }) { me { id } } }`, {}, guest);
    expect((await withdraw('TERMS', guest, true)).data.withdrawConsent.accountStatus).toBe('SUSPENDED');
    const looked = await identity.graphql(`{ profile(username: "goes_and_comes") { id } }`);
    expect(looked.codes).toEqual(['NOT_FOUND']);
    const restricted = await next(guest);
    expect(decodeJwt(restricted.token)).toMatchObject({ restricted: true, roles: ['user'] });
    expect(await edit(restricted)).toEqual(['FORBIDDEN']);
    const me = await identity.graphql('{ me { status selfSuspended missingConsents } }', {}, restricted);
    expect(me.data.me).toEqual({ status: 'SUSPENDED', selfSuspended: true, missingConsents: ['TERMS'] });
    expect((await set('TERMS', '2026-11', restricted)).data.setConsent.accountStatus).toBe('ACTIVE');
    const whole = await next(restricted);
    expect(decodeJwt(whole.token)['roles']).toEqual(['user', 'moderator']);
    expect(await edit(whole)).toEqual([]);
    const told = async (fact: string) =>
      (await eventsAbout(identity, `hotmess.identity.user.${fact}.v1`, guest.userId)).map(
        ({ actionId }) => actionId,
      );
    expect([await told('suspended'), await told('reinstated')]).toEqual([[null], [null]]);
  });

  test('granting lets nobody in whom moderators keep out', async () => {
    const guest = await identity.person();
    await identity.service.database.inTransaction(systemActor('test'), (tx) =>
      banUser(tx, { userId: guest.userId, actionId: guest.userId, version: 1 }),
    );
    // His token is still good here, as NATS is away; it does not help.
    expect((await set('TERMS', '2026-11', guest)).data.setConsent.accountStatus).toBe('BANNED');
    await identity.superuser.query(
      `do $$ begin perform set_config('role', 'system', true);
         update users set status = 'active' where id = '${guest.userId}';
         update users set status = 'suspended' where id = '${guest.userId}'; end $$`,
    );
    expect((await set('TERMS', '2026-11', guest)).data.setConsent.accountStatus).toBe('SUSPENDED');
  });
});

describe('documents', () => {
  test('a new version of a required one: CONSENT_REQUIRED until it is granted, and asked of newcomers', async () => {
    const guest = await identity.person({ role: 'moderator' });
    expect((await publish('PRIVACY', '2026-12')).data.publishConsentDocument.document).toEqual({
      kind: 'PRIVACY',
      documentVersion: '2026-12',
      inForce: true,
      required: true,
    });
    const asked = await next(guest);
    expect(await edit(asked)).toEqual(['CONSENT_REQUIRED']);
    expect(decodeJwt(asked.token)['roles']).toEqual(['user']);
    const me = await identity.graphql('{ me { status missingConsents } }', {}, asked);
    expect(me.data.me).toEqual({ status: 'ACTIVE', missingConsents: ['PRIVACY'] });
    const old = await set('PRIVACY', '2026-11', asked);
    expect([old.codes, old.errors[0]!.extensions['documentVersion']]).toEqual([
      ['CONSENT_REQUIRED'],
      '2026-12',
    ]);
    await set('PRIVACY', '2026-12', asked);
    expect(await edit(await next(asked))).toEqual([]);
    const register = await identity.graphql(
      `mutation ($input: RegisterInput!) { register(input: $input) { accepted } }`,
      { input: { email: 'late@example.org', consents: ALL_CONSENTS } },
    );
    expect(register.codes).toEqual(['CONSENT_REQUIRED']);
  });

  test('one that is to come asks nothing yet, and may be agreed to before', async () => {
    const guest = await identity.person();
    const before = await next(guest);
    await set('PRIVACY', '2026-12', before);
    const effectiveFrom = new Date(Date.now() + 3_600_000).toISOString();
    await publish('AGE_18_PLUS', '2027-01', admin, { effectiveFrom });
    const whole = await next(before);
    expect(decodeJwt(whole.token)['restricted']).toBeUndefined();
    expect((await set('AGE_18_PLUS', '2027-01', whole)).codes).toEqual([]);
    expect(decodeJwt((await next(whole)).token)['restricted']).toBeUndefined();
    const { data } = await identity.graphql('{ consentDocuments { kind documentVersion inForce } }');
    expect(data.consentDocuments.filter(({ kind }: { kind: string }) => kind === 'AGE_18_PLUS')).toEqual([
      { kind: 'AGE_18_PLUS', documentVersion: '2026-11', inForce: true },
      { kind: 'AGE_18_PLUS', documentVersion: '2027-01', inForce: false },
    ]);
  });

  test('are published by admins, once, not into the past, and audited', async () => {
    const guest = await identity.person();
    expect((await publish('TERMS', '2028-01', guest)).codes).toEqual(['CONSENT_REQUIRED']);
    expect((await publish('MARKETING', '2026-11')).codes).toEqual(['CONFLICT']);
    const past = { effectiveFrom: '2020-01-01T00:00:00Z' };
    expect((await publish('MARKETING', '2020-01', admin, past)).codes).toEqual(['BAD_USER_INPUT']);
    expect((await publish('MARKETING', '2028-01', admin, { url: 'http://x.test' })).codes).toEqual([
      'BAD_USER_INPUT',
    ]);
    const audits = await eventsAbout(
      identity,
      'hotmess.identity.audit.recorded.v1',
      'consent_document.publish',
    );
    expect(audits.map(({ objectId }) => objectId)).toEqual(['privacy/2026-12', 'age_18_plus/2027-01']);
  });
});
