import type { Guest } from '@hotmess/local/testing/service-under-test';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENVELOPE_OF, type Nightlife, SCAN, beaconIn, mint, startNightlife } from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
beforeAll(async () => {
  nightlife = await startNightlife();
  host = await nightlife.person();
});
afterAll(() => nightlife.close());

const nonce = () => randomUUID();

async function scan(input: Record<string, unknown>, as?: Guest) {
  const answer = await nightlife.graphql(SCAN, { input: { nonce: nonce(), ...input } }, as);
  expect(answer.errors).toEqual([]);
  return answer.data.scanBeacon;
}

async function rowsOf(beaconId: string) {
  const { rows } = await nightlife.superuser.query(
    `select status, reason, user_id, scope, first_for_user, ip_hash, night::text from beacon_scans
     where beacon_id = $1 order by id`,
    [beaconId],
  );
  return rows;
}

async function scannedEvents(beaconId: string) {
  const { rows } = await nightlife.superuser.query(ENVELOPE_OF, ['hotmess.nightlife.beacon.scanned.v1']);
  return rows.map((row) => JSON.parse(row.envelope).data).filter((data) => data.beaconId === beaconId);
}

async function scanCount(beaconId: string): Promise<number> {
  const { rows } = await nightlife.superuser.query(
    'select coalesce(sum(scans), 0)::int as n from beacon_counters where beacon_id = $1',
    [beaconId],
  );
  return rows[0].n;
}

describe('a scan always stores a row and always answers with a status', () => {
  test('valid, and first for this user; the second is a duplicate', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, beaconId, { maxUses: 10 });
    expect(token).toMatch(/^hm1_[A-Za-z0-9_-]{43}$/);
    const guest = await nightlife.person();
    expect(await scan({ token, beaconId }, guest)).toMatchObject({
      status: 'VALID',
      reason: null,
      firstForUser: true,
      beacon: { id: beaconId, title: 'The Vaults' },
    });
    expect(await scan({ token }, guest)).toMatchObject({
      status: 'DUPLICATE',
      reason: 'ALREADY_SCANNED',
      firstForUser: false,
    });
    expect(await rowsOf(beaconId)).toMatchObject([
      { status: 'valid', reason: null, user_id: guest.userId, first_for_user: true },
      { status: 'duplicate', reason: 'ALREADY_SCANNED', user_id: guest.userId, first_for_user: false },
    ]);
    expect(await scanCount(beaconId)).toBe(1);
    expect(await scannedEvents(beaconId)).toMatchObject([
      { userId: guest.userId, firstForUser: true, cityId: 'london' },
    ]);
  });

  test('unknown, forged and foreign tokens are invalid', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const elsewhere = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, elsewhere);
    expect(await scan({ token: `hm1_${'A'.repeat(43)}` })).toMatchObject({
      status: 'INVALID',
      reason: 'UNKNOWN_TOKEN',
      beacon: null,
    });
    expect(await scan({ token: '💥 not a token' })).toMatchObject({
      status: 'INVALID',
      reason: 'UNKNOWN_TOKEN',
    });
    expect(await scan({ token, beaconId })).toMatchObject({ status: 'INVALID', reason: 'WRONG_BEACON' });
    const { rows } = await nightlife.superuser.query(
      `select count(*)::int as n from beacon_scans where reason in ('UNKNOWN_TOKEN', 'WRONG_BEACON')`,
    );
    expect(rows[0].n).toBe(3);
  });

  test('revoked and expired tokens say so', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const revoked = await mint(nightlife, host, beaconId);
    await nightlife.graphql(
      `mutation ($input: RevokeQrTokenInput!) { revokeQrToken(input: $input) { qrToken { status } } }`,
      { input: { id: revoked.id } },
      host,
    );
    expect(await scan({ token: revoked.token })).toMatchObject({ status: 'REVOKED', reason: 'REVOKED' });
    const expired = await mint(nightlife, host, beaconId);
    await nightlife.superuser.query(`update qr_tokens set expires_at = now() where id = $1`, [expired.id]);
    expect(await scan({ token: expired.token })).toMatchObject({ status: 'EXPIRED', reason: 'EXPIRED' });
  });

  test('an exhausted token is invalid, and the guest it turned away may still come in by another', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const single = await mint(nightlife, host, beaconId);
    expect(await scan({ token: single.token }, await nightlife.person())).toMatchObject({ status: 'VALID' });
    const late = await nightlife.person();
    expect(await scan({ token: single.token }, late)).toMatchObject({
      status: 'INVALID',
      reason: 'EXHAUSTED',
      firstForUser: false,
    });
    const another = await mint(nightlife, host, beaconId);
    expect(await scan({ token: another.token }, late)).toMatchObject({ status: 'VALID', firstForUser: true });
  });

  test('a beacon that is not live lets nobody in', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, beaconId);
    await nightlife.graphql(
      `mutation ($input: BeaconStepInput!) { endBeacon(input: $input) { beacon { id } } }`,
      { input: { id: beaconId } },
      host,
    );
    expect(await scan({ token })).toMatchObject({
      status: 'INVALID',
      reason: 'BEACON_NOT_LIVE',
      beacon: null,
    });
  });

  test('signed out it works too, is never a duplicate and is never first', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, beaconId, { maxUses: 2 });
    expect(await scan({ token })).toMatchObject({ status: 'VALID', firstForUser: false });
    expect(await scan({ token })).toMatchObject({ status: 'VALID', firstForUser: false });
    expect(await scan({ token })).toMatchObject({ status: 'INVALID', reason: 'EXHAUSTED' });
    expect(await scannedEvents(beaconId)).toMatchObject([
      { userId: null, firstForUser: false },
      { userId: null, firstForUser: false },
    ]);
  });

  test('each scope counts by itself, and XP only once', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const guest = await nightlife.person();
    await nightlife.graphql(
      `mutation ($input: BeaconStaffInput!) { addBeaconStaff(input: $input) { beacon { id } } }`,
      { input: { beaconId, userId: guest.userId } },
      host,
    );
    const scopes = ['CHECK_IN', 'LISTING_PROOF', 'EXPERIENCE', 'STAFF'];
    const firsts: boolean[] = [];
    for (const scope of scopes) {
      const { token } = await mint(nightlife, host, beaconId, { scope });
      const answer = await scan({ token }, guest);
      expect(answer.status).toBe('VALID');
      firsts.push(answer.firstForUser);
    }
    expect(firsts).toEqual([true, false, false, false]);
    const { rows } = await nightlife.superuser.query(
      'select type, visibility, user_id from evidence_events where beacon_id = $1',
      [beaconId],
    );
    expect(rows).toEqual([{ type: 'qr_scan', visibility: 'admin_only', user_id: guest.userId }]);
  });

  test('at a venue the next night counts again, without new XP; an event counts once', async () => {
    const guest = await nightlife.person();
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
    for (const [type, second] of [
      ['VENUE', 'VALID'],
      ['EVENT', 'DUPLICATE'],
    ] as const) {
      const beaconId = await beaconIn(nightlife, host, 'live', {
        type,
        startsAt: hours(-1),
        endsAt: hours(40),
      });
      const { token } = await mint(nightlife, host, beaconId, { maxUses: 5 });
      expect(await scan({ token }, guest)).toMatchObject({ status: 'VALID', firstForUser: true });
      // The night before, as far as the unique key knows.
      await nightlife.superuser.query(
        `update scan_firsts set night = night - 1 where beacon_id = $1 and night <> '-infinity'`,
        [beaconId],
      );
      expect(await scan({ token }, guest)).toMatchObject({ status: second, firstForUser: false });
    }
  });

  test('addresses are stored as a keyed hash, the same within a day, and never plain', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, beaconId, { maxUses: 2 });
    await scan({ token });
    await scan({ token });
    const [one, two] = await rowsOf(beaconId);
    expect(one.ip_hash).toHaveLength(32);
    expect(one.ip_hash).toEqual(two.ip_hash);
    const { rows } = await nightlife.superuser.query('select count(*)::int as n from ip_peppers');
    expect(rows[0].n).toBe(1);
  });
});

describe('retries', () => {
  test('the same token and nonce give the first answer and store nothing more', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, beaconId, { maxUses: 5 });
    const guest = await nightlife.person();
    const input = { token, nonce: nonce() };
    const first = await scan(input, guest);
    expect(await scan(input, guest)).toEqual(first);
    expect(await rowsOf(beaconId)).toHaveLength(1);
    expect(await scannedEvents(beaconId)).toHaveLength(1);
  });

  test('sixteen at once with one nonce are one scan', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token } = await mint(nightlife, host, beaconId, { maxUses: 100 });
    const input = { token, nonce: nonce() };
    const guest = await nightlife.person();
    const answers = await Promise.all(Array.from({ length: 16 }, () => scan(input, guest)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].status).toBe('VALID');
    expect(await rowsOf(beaconId)).toHaveLength(1);
    expect(await scanCount(beaconId)).toBe(1);
  });

  test.each([
    ['too short', 'abc'],
    ['too long', 'x'.repeat(65)],
    ['with a space', 'abc def ghi'],
  ])('a nonce %s is refused', async (_, bad) => {
    const answer = await nightlife.graphql(SCAN, { input: { token: 'hm1_x', nonce: bad } });
    expect(answer.codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('exact under concurrency', () => {
  test.each([2, 64])('%i at once on the last use of a token: one gets in', async (clients) => {
    const beaconId = await beaconIn(nightlife, host);
    const { token, id } = await mint(nightlife, host, beaconId);
    const guests = await Promise.all(Array.from({ length: clients }, () => nightlife.person()));
    const answers = await Promise.all(guests.map((guest) => scan({ token }, guest)));
    expect(answers.filter((answer) => answer.status === 'VALID')).toHaveLength(1);
    expect(answers.filter((answer) => answer.reason === 'EXHAUSTED')).toHaveLength(clients - 1);
    const { rows } = await nightlife.superuser.query(
      'select current_uses, max_uses from qr_token_uses where token_id = $1',
      [id],
    );
    expect(rows[0]).toEqual({ current_uses: 1, max_uses: 1 });
    expect(await rowsOf(beaconId)).toHaveLength(clients);
    expect(await scanCount(beaconId)).toBe(1);
    expect(
      (
        await nightlife.superuser.query('select count(*)::int as n from scan_firsts where beacon_id = $1', [
          beaconId,
        ])
      ).rows[0].n,
    ).toBe(1);
  });

  test('one guest at four doors at once is one valid scan and three duplicates', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const doors = await Promise.all(Array.from({ length: 4 }, () => mint(nightlife, host, beaconId)));
    const guest = await nightlife.person();
    const answers = await Promise.all(doors.map(({ token }) => scan({ token }, guest)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      'DUPLICATE',
      'DUPLICATE',
      'DUPLICATE',
      'VALID',
    ]);
    expect(await scannedEvents(beaconId)).toHaveLength(1);
  });

  test('a revocation is final: no scan that begins after it is valid', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const { token, id } = await mint(nightlife, host, beaconId, { maxUses: 1_000 });
    const guests = await Promise.all(Array.from({ length: 24 }, () => nightlife.person()));
    const early = guests.slice(0, 12).map((guest) => scan({ token }, guest));
    const revoked = nightlife.graphql(
      `mutation ($input: RevokeQrTokenInput!) { revokeQrToken(input: $input) { qrToken { status } } }`,
      { input: { id } },
      host,
    );
    await revoked;
    const late = await Promise.all(guests.slice(12).map((guest) => scan({ token }, guest)));
    await Promise.all(early);
    expect(late.every((answer) => answer.status === 'REVOKED')).toBe(true);
  });
});
