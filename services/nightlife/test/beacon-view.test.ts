import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { signedGraphql } from '@hotmess/local/testing/graphql-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { networkOf, viewerOf } from '../src/beacon-view/viewer.ts';
import { publishPulse } from '../src/jobs/publish-pulse.ts';
import { type Nightlife, beaconIn, startNightlife } from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
beforeAll(async () => {
  nightlife = await startNightlife(['publish-pulse']);
  host = await nightlife.person();
});
afterAll(() => nightlife.close());

const VIEW = `mutation ($input: RecordBeaconViewInput!) { recordBeaconView(input: $input) { counted } }`;

async function view(beaconId: string, as?: Guest, clientIp?: string): Promise<boolean> {
  const answer = await signedGraphql(nightlife.service.url, nightlife.config.GATEWAY_HMAC_SECRET, {
    query: VIEW,
    variables: { input: { beaconId } },
    token: as?.token,
    ...(clientIp !== undefined && { clientIp }),
  });
  expect(answer.errors).toEqual([]);
  return answer.data.recordBeaconView.counted;
}

async function viewCount(beaconId: string): Promise<number> {
  const { rows } = await nightlife.superuser.query<{ n: number }>(
    'select coalesce(sum(views), 0)::int as n from beacon_counters where beacon_id = $1',
    [beaconId],
  );
  return rows[0]!.n;
}

describe('a view counts', () => {
  test('once a viewer and day, signed in or not, and never for the host', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const guest = await nightlife.person();
    expect([await view(beaconId, guest), await view(beaconId, guest)]).toEqual([true, false]);
    // From elsewhere he is still the same; signed out from there he is another.
    expect(await view(beaconId, guest, '198.51.100.7')).toBe(false);
    expect([
      await view(beaconId, undefined, '198.51.100.7'),
      await view(beaconId, undefined, '198.51.100.7'),
    ]).toEqual([true, false]);
    expect(await view(beaconId, host)).toBe(false);
    expect(await viewCount(beaconId)).toBe(2);
    expect(await view(await beaconIn(nightlife, host), guest)).toBe(true);
  });

  test('exactly, under concurrency: 40 viewers, each five times at once', async () => {
    const beaconId = await beaconIn(nightlife, host);
    const guests = await Promise.all(Array.from({ length: 40 }, () => nightlife.person()));
    const counted = await Promise.all(
      guests.flatMap((guest) => Array.from({ length: 5 }, () => view(beaconId, guest))),
    );
    expect(counted.filter(Boolean).length).toBe(40);
    expect(await viewCount(beaconId)).toBe(40);
    const { rows } = await nightlife.superuser.query(
      'select shard from beacon_counters where beacon_id = $1 and views > 0',
      [beaconId],
    );
    // 40 views on 16 shards: all on one is a chance of 16^-39.
    expect(rows.length).toBeGreaterThan(1);
  });

  test('no farm: addresses of one IPv6 network are one viewer, and nobody counts at more than 500 beacons a day', async () => {
    const beaconId = await beaconIn(nightlife, host);
    expect(await view(beaconId, undefined, '2001:db8:1:2::1')).toBe(true);
    expect(await view(beaconId, undefined, '2001:db8:1:2:ffff::9')).toBe(false);
    expect(await view(beaconId, undefined, '2001:db8:1:3::1')).toBe(true);
    const busy = await nightlife.person();
    await view(await beaconIn(nightlife, host), busy);
    await nightlife.superuser.query(
      `insert into beacon_viewers select day, viewer, gen_random_uuid(), true from (
         select day, viewer from beacon_viewers where signed_in order by day limit 1000) v, generate_series(1, 499)
       on conflict do nothing`,
    );
    expect(await view(beaconId, busy)).toBe(false);
    expect(await viewCount(beaconId)).toBe(2);
  });

  test('what cannot be seen or is over answers like what does not exist, and counts nothing', async () => {
    const draft = await beaconIn(nightlife, host, 'draft');
    const over = await beaconIn(nightlife, host, 'expired');
    const guest = await nightlife.person();
    const ask = (beaconId: string, as?: Guest) => nightlife.graphql(VIEW, { input: { beaconId } }, as);
    const nothing = await ask(randomUUID(), guest);
    expect(nothing.codes).toEqual(['NOT_FOUND']);
    for (const answer of [await ask(draft, guest), await ask(over), await ask(over, host), await ask('x')])
      expect(answer.errors).toEqual(nothing.errors);
    expect((await ask(draft, await nightlife.person('app_user', true))).codes).toEqual(['FORBIDDEN']);
    expect(await viewCount(draft)).toBe(0);
  });

  test('who looked is hashed, and gone when the day is; the host is told nothing that stands on fewer than 20', async () => {
    const [beaconId, quiet] = [await beaconIn(nightlife, host), await beaconIn(nightlife, host)];
    const guests = await Promise.all(Array.from({ length: 23 }, () => nightlife.person()));
    for (const guest of guests) await view(beaconId, guest);
    for (const guest of guests.slice(0, 19)) await view(quiet, guest);
    for (let last = 1; last <= 10; last++) await view(quiet, undefined, `203.0.113.${last}`);
    const { rows } = await nightlife.superuser.query(`select v.*, v::text as text from beacon_viewers as v`);
    for (const guest of guests) expect(rows.some(({ text }) => text.includes(guest.userId))).toBe(false);
    expect(rows.map(({ text }) => text).join()).not.toContain('203.0.113');

    const total = async (id: string, as?: Guest) =>
      (await nightlife.graphql(`query ($id: ID!) { beacon(id: $id) { totals { views asOf } } }`, { id }, as))
        .data.beacon.totals;
    await publishPulse(nightlife.service.database, 20);
    expect(await total(beaconId, host)).toEqual({ views: null, asOf: null });
    await nightlife.superuser.query(`update beacon_viewers set day = day - 1`);
    await publishPulse(nightlife.service.database, 20);
    expect(await total(beaconId, host)).toEqual({ views: 20, asOf: expect.any(String) });
    expect(await total(quiet, host)).toEqual({ views: null, asOf: null });
    expect(await total(beaconId, await nightlife.person('admin'))).toMatchObject({ views: 20 });
    for (const other of [undefined, guests[0], await nightlife.person('moderator')])
      expect(await total(beaconId, other)).toBeNull();
    expect((await nightlife.superuser.query('select 1 from beacon_viewers')).rows).toEqual([]);
    expect(await viewCount(beaconId)).toBe(23);
  });
});

describe('what makes a viewer', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:0:1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0000:ffff::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });

  test('nobody without a person and an address', () => {
    expect(viewerOf({ role: 'anon' }, undefined)).toBeUndefined();
    expect(viewerOf({ role: 'anon' }, '192.0.2.7')).not.toBe(viewerOf({ role: 'anon' }, '192.0.2.8'));
  });
});
