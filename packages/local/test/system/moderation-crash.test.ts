import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@hotmess/local/testing/database';
import { type TestNats, startOwnNats } from '@hotmess/local/testing/nats';
import { makeSafetyKeys } from '@hotmess/local/testing/safety-keys';
import { type TokenIssuer, startTokenIssuer } from '@hotmess/local/testing/token-issuer';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, createChild } from './support/child.ts';
import { type Look, openLook } from './support/look.ts';
import { type Guest, liveBeacon, succeed } from './support/night.ts';
import { SOON } from './support/wait.ts';

/** What a killed consumer had in hand, NATS gives to the next after its time to acknowledge. */
const REDELIVERED = { timeout: 60_000, interval: 100 };

let nats: TestNats;
let issuer: TokenIssuer;
let databases: TestDatabase[];
let nightlife: Child;
let safety: Child;
let looks: { nightlife: Look; safety: Look };
beforeAll(async () => {
  nats = await startOwnNats();
  issuer = await startTokenIssuer();
  databases = [await createTestDatabase('nightlife'), await createTestDatabase('safety')];
  const [forNightlife, forSafety] = databases as [TestDatabase, TestDatabase];
  looks = { nightlife: openLook(forNightlife.superuserUrl), safety: openLook(forSafety.superuserUrl) };
  await looks.nightlife(
    `insert into cities (id, name, country_code, time_zone) values ('london', 'London', 'GB', 'Europe/London')`,
  );
  const keys = await makeSafetyKeys();
  const auditKey = { AUDIT_PUBLIC_JWK: JSON.stringify(keys.AUDIT_PUBLIC_JWK) };
  nightlife = await createChild({
    databaseUrl: forNightlife.serviceUrl,
    natsUrl: nats.url,
    issuer,
    environment: auditKey,
  });
  safety = await createChild({
    service: 'safety',
    databaseUrl: forSafety.serviceUrl,
    natsUrl: nats.url,
    issuer,
    environment: {
      ...auditKey,
      AUDIT_PRIVATE_JWK: JSON.stringify(keys.AUDIT_PRIVATE_JWK),
      AUDIT_SIGNING_JWK: JSON.stringify(keys.AUDIT_SIGNING_JWK),
      AUDIT_KEYS_KEK: randomBytes(32).toString('base64url'),
      DSAR_KEYS_KEK: randomBytes(32).toString('base64url'),
    },
  });
  await Promise.all([nightlife.start(), safety.start()]);
  await Promise.all([nightlife.ready(), safety.ready()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([nightlife?.dispose(), safety?.dispose()]);
  await Promise.all([looks?.nightlife.end(), looks?.safety.end(), issuer?.close()]);
  await Promise.all((databases ?? []).map((database) => database.drop()));
  await nats?.dispose();
});

async function person(role?: 'moderator'): Promise<Guest> {
  const userId = randomUUID();
  const roles: ('user' | 'moderator')[] = role ? ['user', role] : ['user'];
  return { userId, token: await issuer.token({ userId, roles, restricted: false }) };
}

/** A live beacon that somebody reported, with its case in a moderator's hands. */
async function caseAboutBeacon(moderator: Guest): Promise<{ beaconId: string; caseId: string }> {
  const beaconId = await liveBeacon(nightlife.send, await person(), await person('moderator'));
  await succeed(
    safety.send(
      `mutation ($input: FileReportInput!) { fileReport(input: $input) { report { id } } }`,
      { input: { targetType: 'BEACON', targetId: beaconId, category: 'UNSAFE' } },
      { token: (await person()).token },
    ),
  );
  const found = () =>
    looks.safety<{ id: string }>(
      'select id from moderation_cases where target_id = $1 and owner_id is not null',
      [beaconId],
    );
  await expect.poll(async () => (await found()).length, SOON).toBe(1);
  const caseId = (await found())[0]!.id;
  await succeed(
    safety.send(
      `mutation ($input: CaseStepInput!) { takeCase(input: $input) { case { id } } }`,
      { input: { id: caseId } },
      { token: moderator.token },
    ),
  );
  return { beaconId, caseId };
}

async function disable(moderator: Guest, about: { beaconId: string; caseId: string }): Promise<void> {
  await succeed(
    safety.send(
      `mutation ($input: TakeModerationActionInput!) { takeModerationAction(input: $input) { action { id } } }`,
      {
        input: {
          caseId: about.caseId,
          action: 'DISABLE_BEACON',
          targetType: 'BEACON',
          targetId: about.beaconId,
          reason: 'Somebody was hurt there, and it goes on.',
        },
      },
      { token: moderator.token },
    ),
  );
}

async function kill(child: Child): Promise<void> {
  process.kill(child.daemon().pid, 'SIGKILL');
  expect(await child.daemon().exited).toBe('signal SIGKILL');
}

async function restart(...children: Child[]): Promise<void> {
  await Promise.all(children.map((child) => child.start()));
}

/** The one end of every story: the effect is there once, safety knows it, and it weighs and is on record once. */
async function expectConverged(beaconIds: readonly string[]): Promise<void> {
  const actions = () =>
    looks.safety<{ status: string; changed: unknown }>(
      'select status, changed from moderation_actions where target_id = any($1)',
      [beaconIds],
    );
  await expect
    .poll(async () => (await actions()).filter(({ status }) => status === 'effective').length, REDELIVERED)
    .toBe(beaconIds.length);
  for (const { changed } of await actions())
    expect(changed).toEqual([{ change: 'BEACON_DISABLED', count: 1 }]);
  const states = await looks.nightlife('select status, action_version from beacons where id = any($1)', [
    beaconIds,
  ]);
  expect(states).toEqual(beaconIds.map(() => ({ status: 'disabled', action_version: 1 })));
  const strikes = await looks.safety(
    `select action_id from strikes join moderation_actions on moderation_actions.id = action_id
     where target_id = any($1)`,
    [beaconIds],
  );
  expect(strikes).toHaveLength(beaconIds.length);
  const records = () =>
    looks.safety<{ n: number }>(
      `select count(*)::int as n from audit_log where action = 'action.disable_beacon' and object_id = any($1)`,
      [beaconIds],
    );
  await expect.poll(async () => (await records())[0]!.n, REDELIVERED).toBe(beaconIds.length);
}

test(
  'safety dies right after it took the action: the next start sends it, and it takes effect once',
  { timeout: 90_000 },
  async () => {
    const moderator = await person('moderator');
    const about = await caseAboutBeacon(moderator);
    await disable(moderator, about);
    await kill(safety);
    await restart(safety);
    await expectConverged([about.beaconId]);
  },
);

test(
  'nightlife is dead while the action is taken: it takes effect when it is back',
  { timeout: 90_000 },
  async () => {
    const moderator = await person('moderator');
    const about = await caseAboutBeacon(moderator);
    await kill(nightlife);
    await disable(moderator, about);
    await restart(nightlife);
    await expectConverged([about.beaconId]);
  },
);

test('both die in the middle of many actions, at whatever step: each ends the same', async () => {
  const moderator = await person('moderator');
  const abouts = [];
  for (let n = 0; n < 6; n++) abouts.push(await caseAboutBeacon(moderator));
  for (const about of abouts) await disable(moderator, about);
  await kill(nightlife);
  await restart(nightlife);
  await kill(safety);
  await kill(nightlife);
  await restart(safety, nightlife);
  await expectConverged(abouts.map(({ beaconId }) => beaconId));
}, 120_000);
