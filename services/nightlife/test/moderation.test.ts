import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localTime } from '../src/beacon/local-time.ts';
import { DEFAULT_RULES, rulesOfBeacon } from '../src/content-ruleset/queries.ts';
import {
  ENVELOPE_OF,
  type Nightlife,
  SCAN,
  beaconIn,
  mint,
  mutate,
  refusal,
  startNightlife,
} from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
let moderator: Guest;
let admin: Guest;
beforeAll(async () => {
  nightlife = await startNightlife();
  [host, moderator, admin] = await Promise.all([
    nightlife.person(),
    nightlife.person('moderator'),
    nightlife.person('admin'),
  ]);
});
afterAll(() => nightlife.close());

const reason = 'As the house rules say.';
const FLAGS = 'beacon { id hostType ruleset { id } contentFlags { name note } version }';
const moderate = (input: Record<string, unknown>, as = moderator) =>
  mutate(nightlife, 'moderateBeacon', { reason, ...input }, FLAGS, as);

describe('rulesets', () => {
  test('an admin makes and changes them, on record; the defaults are 100 percent and 3 reports', async () => {
    const FIELDS = 'contentRuleset { id name maxResalePercent reportThreshold version }';
    const made = await mutate(nightlife, 'createContentRuleset', { name: 'House', reason }, FIELDS, admin);
    expect(made.contentRuleset).toMatchObject({ name: 'House', maxResalePercent: 100, reportThreshold: 3 });
    const { id } = made.contentRuleset;
    const changed = await mutate(
      nightlife,
      'updateContentRuleset',
      { id, version: 1, maxResalePercent: 120, reason },
      FIELDS,
      admin,
    );
    expect(changed.contentRuleset).toMatchObject({ name: 'House', maxResalePercent: 120, version: 2 });
    expect(await refusal(nightlife, 'updateContentRuleset', { id, version: 1, reason }, admin)).toEqual([
      'CONFLICT',
    ]);
    expect(await refusal(nightlife, 'createContentRuleset', { name: 'House', reason }, admin)).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(
      await refusal(nightlife, 'createContentRuleset', { name: 'Other', maxResalePercent: 0, reason }, admin),
    ).toEqual(['BAD_USER_INPUT']);
    expect(await refusal(nightlife, 'createContentRuleset', { name: 'Other', reason }, moderator)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await nightlife.auditCount('content_ruleset.create')).toBe(1);
    expect(await nightlife.auditCount('content_ruleset.update')).toBe(1);
    const { data } = await nightlife.graphql(`{ contentRulesets { name } }`);
    expect(data.contentRulesets).toEqual([{ name: 'House' }]);
  });

  test('one holds for a beacon once a moderator says so, and the defaults before and after', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const made = await mutate(
      nightlife,
      'createContentRuleset',
      { name: 'Strict', maxResalePercent: 90, reportThreshold: 1, reason },
      'contentRuleset { id }',
      admin,
    );
    const rules = () =>
      rulesOfBeacon(nightlife.service.database.as({ role: 'system', job: 'test' }), beaconId);
    expect(await rules()).toEqual(DEFAULT_RULES);
    await moderate({ id: beaconId, rulesetId: made.contentRuleset.id });
    expect(await rules()).toEqual({ maxResalePercent: 90, reportThreshold: 1 });
    await moderate({ id: beaconId, hostType: 'VENUE' });
    expect(await rules()).toEqual({ maxResalePercent: 90, reportThreshold: 1 });
    await moderate({ id: beaconId, rulesetId: null });
    expect(await rules()).toEqual(DEFAULT_RULES);
    expect(
      await refusal(
        nightlife,
        'moderateBeacon',
        { id: beaconId, rulesetId: randomUUID(), reason },
        moderator,
      ),
    ).toEqual(['BAD_USER_INPUT']);
  });
});

describe('what moderators say of a beacon', () => {
  test('flags and host type are theirs; flags are absent for everyone else, the host too', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const flags = [{ name: 'needs_age_check', note: 'Asked twice.' }, { name: 'loud' }];
    const { beacon } = await moderate({ id: beaconId, hostType: 'ADMIN', contentFlags: flags });
    expect(beacon.hostType).toBe('ADMIN');
    // The order is the database's, by length of the name.
    expect(beacon.contentFlags).toEqual([
      { name: 'loud', note: null },
      { name: 'needs_age_check', note: 'Asked twice.' },
    ]);
    const ask = (as?: Guest) =>
      nightlife.graphql(
        `query ($id: ID!) { beacon(id: $id) { contentFlags { name } } }`,
        { id: beaconId },
        as,
      );
    for (const viewer of [undefined, host, await nightlife.person()])
      expect((await ask(viewer)).data.beacon.contentFlags).toBeNull();
    expect((await ask(moderator)).data.beacon.contentFlags).toHaveLength(2);
    await expect(
      nightlife.service.database.as(host.actor).selectFrom('beacons').select('content_flags').execute(),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await nightlife.auditCount('beacon.moderate')).toBeGreaterThan(0);
  });

  test.each([
    ['a name that is none', [{ name: 'Not A Name' }]],
    ['a name twice', [{ name: 'loud' }, { name: 'loud' }]],
    ['too many', Array.from({ length: 21 }, (_, index) => ({ name: `flag_${index}` }))],
    ['a note too long', [{ name: 'loud', note: 'x'.repeat(201) }]],
  ])('%s is refused', async (_, contentFlags) => {
    const beaconId = await beaconIn(nightlife, host, 'draft');
    expect(
      await refusal(nightlife, 'moderateBeacon', { id: beaconId, contentFlags, reason }, moderator),
    ).toEqual(['BAD_USER_INPUT']);
  });

  test('nobody says it of his own, nor without a fresh sign-in, nor moves or edits a beacon of others by it', async () => {
    const own = await beaconIn(nightlife, moderator, 'draft');
    expect(
      await refusal(nightlife, 'moderateBeacon', { id: own, hostType: 'VENUE', reason }, moderator),
    ).toEqual(['FORBIDDEN']);
    const beaconId = await beaconIn(nightlife, host);
    expect(await refusal(nightlife, 'moderateBeacon', { id: beaconId, reason }, host)).toEqual(['FORBIDDEN']);
    const stale = await nightlife.issuer.token(moderator, {
      claims: { auth_time: Math.floor(Date.now() / 1000) - 3_600 },
    });
    const waiting = await beaconIn(nightlife, host, 'pending_review');
    for (const [name, id] of [
      ['moderateBeacon', beaconId],
      ['rejectBeacon', waiting],
    ] as const)
      expect(await refusal(nightlife, name, { id, reason }, { ...moderator, token: stale })).toEqual([
        'STEP_UP_REQUIRED',
      ]);
    const draft = await beaconIn(nightlife, host, 'draft');
    for (const change of [
      { status: 'expired' as const },
      { title: 'Renamed by staff' },
      { status: 'archived' as const },
    ])
      for (const id of [beaconId, draft])
        await expect(
          nightlife.service.database.inTransaction(moderator.actor, ({ db }) =>
            db.updateTable('beacons').set(change).where('id', '=', id).execute(),
          ),
        ).rejects.toMatchObject({ code: 'HM001' });
    await expect(
      nightlife.service.database.inTransaction(moderator.actor, ({ db }) =>
        db.updateTable('beacons').set({ host_type: 'admin' }).where('id', '=', own).execute(),
      ),
    ).rejects.toMatchObject({ code: 'HM001' });
  });
});

describe('times by the beacon’s own clock', () => {
  test.each([
    ['2026-03-07T22:00:00Z', 'Europe/Berlin', '2026-03-07T23:00:00.000+01:00'],
    ['2026-07-07T22:00:00Z', 'Europe/London', '2026-07-07T23:00:00.000+01:00'],
    ['2026-12-07T22:00:00Z', 'Europe/London', '2026-12-07T22:00:00.000+00:00'],
    ['2026-03-07T22:00:00Z', 'America/St_Johns', '2026-03-07T18:30:00.000-03:30'],
    ['2026-03-07T22:00:00Z', 'Asia/Kathmandu', '2026-03-08T03:45:00.000+05:45'],
    // The hour that comes twice.
    ['2026-10-25T00:30:00Z', 'Europe/London', '2026-10-25T01:30:00.000+01:00'],
    ['2026-10-25T01:30:00Z', 'Europe/London', '2026-10-25T01:30:00.000+00:00'],
  ])('%s in %s is %s', (instant, zone, local) => {
    expect(localTime(new Date(instant), zone)).toBe(local);
    expect(new Date(localTime(new Date(instant), zone)).toISOString()).toBe(new Date(instant).toISOString());
  });

  test('are in GraphQL', async () => {
    const id = await beaconIn(nightlife, host, 'live', {
      cityId: 'berlin',
      startsAt: '2027-01-01T22:00:00Z',
    });
    const { data } = await nightlife.graphql(
      `query ($id: ID!) { beacon(id: $id) { localStartsAt localEndsAt } }`,
      { id },
    );
    expect(data.beacon).toEqual({ localStartsAt: '2027-01-01T23:00:00.000+01:00', localEndsAt: null });
  });
});

describe('a scan declared void', () => {
  const READ = `query ($id: ID!, $after: String) { beaconScans(beaconId: $id, first: 2, after: $after) {
    nodes { id status firstForUser user { id } voidedAt } pageInfo { hasNextPage endCursor } } }`;
  const scan = async (token: string, as: Guest) =>
    (await nightlife.graphql(SCAN, { input: { token, nonce: randomUUID() } }, as)).data.scanBeacon;

  test('gives back what it claimed, once, and takes back what it earned', async () => {
    const id = await beaconIn(nightlife, host);
    const guest = await nightlife.person();
    const { token } = await mint(nightlife, host, id, { maxUses: 5 });
    await scan(token, guest);
    expect(await scan(token, guest)).toMatchObject({ status: 'DUPLICATE' });
    const { data } = await nightlife.graphql(READ, { id }, admin);
    const [duplicate, valid] = data.beaconScans.nodes;
    expect(valid).toMatchObject({
      status: 'VALID',
      firstForUser: true,
      user: { id: guest.userId },
      voidedAt: null,
    });
    expect(await refusal(nightlife, 'voidScan', { scanId: duplicate.id, reason }, admin)).toEqual([
      'INVALID_TRANSITION',
    ]);
    expect(await refusal(nightlife, 'voidScan', { scanId: valid.id, reason }, moderator)).toEqual([
      'FORBIDDEN',
    ]);
    expect(await refusal(nightlife, 'voidScan', { scanId: randomUUID(), reason }, admin)).toEqual([
      'NOT_FOUND',
    ]);
    const twice = await Promise.all(
      [1, 2].map(() => refusal(nightlife, 'voidScan', { scanId: valid.id, reason }, admin)),
    );
    expect(twice.flat()).toEqual(['INVALID_TRANSITION']);
    const { rows } = await nightlife.superuser.query(ENVELOPE_OF, [
      'hotmess.nightlife.beacon.scan_voided.v1',
    ]);
    expect(rows.map((row) => JSON.parse(row.envelope).data)).toEqual([
      { scanId: valid.id, beaconId: id, userId: guest.userId },
    ]);
    const counted = await nightlife.superuser.query(
      'select sum(scans)::int as n from beacon_counters where beacon_id = $1',
      [id],
    );
    expect(counted.rows[0].n).toBe(0);
    expect(await scan(token, guest)).toMatchObject({ status: 'VALID', firstForUser: true });
    expect(await nightlife.auditCount('scan.void')).toBe(1);
  });

  test('scans are read by admins alone, by pages, and each look is on record', async () => {
    const id = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, id, { maxUses: 5 });
    for (let i = 0; i < 3; i++) await scan(token, await nightlife.person());
    for (const viewer of [undefined, host, moderator])
      expect((await nightlife.graphql(READ, { id }, viewer)).codes).toHaveLength(1);
    const before = await nightlife.auditCount('scan.read');
    const first = (await nightlife.graphql(READ, { id }, admin)).data.beaconScans;
    const next = (await nightlife.graphql(READ, { id, after: first.pageInfo.endCursor }, admin)).data
      .beaconScans;
    expect(new Set([...first.nodes, ...next.nodes].map((node: { id: string }) => node.id)).size).toBe(3);
    expect(next.pageInfo.hasNextPage).toBe(false);
    expect(await nightlife.auditCount('scan.read')).toBe(before + 2);
  });
});
