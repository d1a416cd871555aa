import { randomUUID } from 'node:crypto';
import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishPulse } from '../src/jobs/publish-pulse.ts';
import { type Nightlife, SCAN, beaconIn, mint, startNightlife } from './harness.ts';
import { type HourlyScan, insertScans, people } from './pulse-scans.ts';

const HOUR = 3_600_000;
const THIS_HOUR = Math.floor(Date.now() / HOUR);
/** The beginning of an hour so many before the present one. */
const hoursAgo = (hours: number) => new Date((THIS_HOUR - hours) * HOUR);

let nightlife: Nightlife;
let host: Guest;
let beacons: string[];
const crowd = people(60);

const publish = (threshold = 20) => publishPulse(nightlife.service.database, threshold);
const scans = (rows: readonly HourlyScan[]) => insertScans(nightlife.superuser, rows);
const rows = async (sql: string, values: unknown[] = []) =>
  (await nightlife.superuser.query(sql, values)).rows;
const ask = async (query: string, variables: Record<string, unknown> = {}, as?: Guest) => {
  const answer = await nightlife.graphql(query, variables, as);
  expect(answer.errors).toEqual([]);
  return answer.data;
};

beforeAll(async () => {
  nightlife = await startNightlife(['publish-pulse']);
  host = await nightlife.person();
  beacons = [];
  for (const [title, cityId] of [
    ['The Vaults', 'london'],
    ['The Arches', 'london'],
    ['The Corner', 'london'],
    ['Kesselhaus', 'berlin'],
  ])
    beacons.push(await beaconIn(nightlife, host, 'live', { title, cityId }));
  const [vaults, arches, corner, kessel] = beacons as [string, string, string, string];
  await scans([
    // Five hours ago: 47 in London, all blocks large enough; 19 in Berlin, some of them twice, and 30 signed out.
    ...crowd.slice(0, 27).map((userId) => ({ beaconId: vaults, userId, at: hoursAgo(5) })),
    ...crowd.slice(27, 47).map((userId) => ({ beaconId: arches, userId, at: hoursAgo(5) })),
    ...crowd.slice(0, 19).map((userId) => ({ beaconId: kessel, userId, at: hoursAgo(5) })),
    ...crowd.slice(0, 19).map((userId) => ({ beaconId: kessel, userId, at: hoursAgo(5) })),
    ...Array.from({ length: 30 }, () => ({ beaconId: kessel, userId: null, at: hoursAgo(5) })),
    // Four hours ago: 33 at the Vaults, and 3 at the Corner who must not stand out; Berlin adds two to its 19.
    ...crowd.slice(0, 33).map((userId) => ({ beaconId: vaults, userId, at: hoursAgo(4) })),
    ...crowd.slice(33, 36).map((userId) => ({ beaconId: corner, userId, at: hoursAgo(4) })),
    ...crowd.slice(19, 21).map((userId) => ({ beaconId: kessel, userId, at: hoursAgo(4) })),
    // Three hours ago: refused scans and staff are nobody's night out.
    ...crowd.map((userId) => ({ beaconId: vaults, userId, at: hoursAgo(3), status: 'duplicate' })),
    ...crowd.map((userId) => ({ beaconId: vaults, userId, at: hoursAgo(3), scope: 'staff' })),
    // Nor are those that an admin declared void.
    ...crowd.map((userId) => ({ beaconId: vaults, userId, at: hoursAgo(2) })),
    // The present hour is not closed.
    ...crowd.map((userId) => ({ beaconId: arches, userId, at: hoursAgo(0) })),
  ]);
  await nightlife.superuser.query(
    `insert into scan_voids (scan_id, scanned_at, beacon_id) select id, scanned_at, beacon_id from beacon_scans
     where scanned_at >= $1 and scanned_at < $2`,
    [hoursAgo(2), hoursAgo(1)],
  );
});
afterAll(() => nightlife.close());

describe('closed hours are published', () => {
  test('all that were missed, once, by two replicas at once too, and nothing of the present one', async () => {
    const [one, other] = await Promise.all([publish(), publish()]);
    // Five hours are closed, but for the two minutes after a full hour, when the last one still waits.
    expect([4, 5]).toContain(one + other);
    expect(await publish()).toBe(0);
    expect(
      await rows(`select city_id, hour, people, night_so_far from city_hours order by hour desc`),
    ).toEqual([
      { city_id: 'london', hour: hoursAgo(4), people: 35, night_so_far: expect.any(Number) },
      { city_id: 'london', hour: hoursAgo(5), people: 45, night_so_far: 45 },
    ]);
  });

  test('a city’s pulse and heat, by GraphQL, signed out', async () => {
    const data = await ask(
      `{ nightPulse(cityId: "london") { cityId hour people } berlin: nightPulse(cityId: "berlin") { hour people }
         cityHeatMap { cityId night asOf activity } cities { id pulse(hours: 4) { people } } }`,
    );
    expect(data.nightPulse).toEqual([
      { cityId: 'london', hour: hoursAgo(4).toISOString(), people: 35 },
      { cityId: 'london', hour: hoursAgo(5).toISOString(), people: 45 },
    ]);
    // 19 persons are too few, however often they came and whoever came signed out.
    expect(data.berlin).toEqual([]);
    expect(data.cities).toEqual([
      { id: 'berlin', pulse: [] },
      { id: 'london', pulse: [{ people: 35 }] },
    ]);
    const night = (at: Date) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
        new Date(at.getTime() - 6 * HOUR),
      );
    expect(data.cityHeatMap).toEqual([
      {
        cityId: 'london',
        night: night(hoursAgo(4)),
        asOf: hoursAgo(4).toISOString(),
        activity: night(hoursAgo(4)) === night(hoursAgo(5)) ? 80 : 35,
      },
    ]);
  });

  test('popular beacons have ranks and no counts; few people elsewhere hide the hour they would stand out in', async () => {
    expect(await rows(`select hour, beacon_id, people from beacon_hours order by people desc`)).toEqual([
      { hour: hoursAgo(5), beacon_id: beacons[0], people: 25 },
      { hour: hoursAgo(5), beacon_id: beacons[1], people: 20 },
    ]);
    const POPULAR = `query ($cityId: ID) { popularBeacons(cityId: $cityId) { rank beaconId cityId title type asOf } }`;
    const { popularBeacons } = await ask(POPULAR);
    expect(popularBeacons).toMatchObject([
      { rank: 1, beaconId: beacons[0], cityId: 'london', title: 'The Vaults', type: 'VENUE' },
      { rank: 2, beaconId: beacons[1], title: 'The Arches' },
    ]);
    expect((await ask(POPULAR, { cityId: 'london' })).popularBeacons).toEqual(popularBeacons);
    expect((await ask(POPULAR, { cityId: 'berlin' })).popularBeacons).toEqual([]);
    expect((await nightlife.graphql(POPULAR, { cityId: 'nowhere' })).codes).toEqual(['NOT_FOUND']);
    await ask(
      `mutation ($id: ID!) { endBeacon(input: { id: $id }) { beacon { id } } }`,
      { id: beacons[1] },
      host,
    );
    expect((await ask(POPULAR)).popularBeacons).toHaveLength(1);
  });

  test('a host sees his beacons’ totals rounded, in steps of enough people, and nobody else does', async () => {
    const TOTALS = `query ($id: ID!) { beacon(id: $id) { totals { scans asOf } } }`;
    const totals = async (id: string, as?: Guest) => (await ask(TOTALS, { id }, as)).beacon.totals;
    expect(await totals(beacons[0]!, host)).toEqual({ scans: 55, asOf: hoursAgo(3).toISOString() });
    // 19 and then 2 more: with the 21st person all 70 scans so far come in one step.
    expect(await totals(beacons[3]!, host)).toEqual({ scans: 70, asOf: hoursAgo(3).toISOString() });
    expect(await totals(beacons[2]!, host)).toEqual({ scans: null, asOf: null });
    for (const other of [undefined, await nightlife.person(), await nightlife.person('moderator')])
      expect(await totals(beacons[0]!, other)).toBeNull();
    expect(await totals(beacons[0]!, await nightlife.person('admin'))).toMatchObject({ scans: 55 });
  });

  test.each([
    ['hours', '{ nightPulse(cityId: "london", hours: 0) { hour } }'],
    ['hours', '{ nightPulse(cityId: "london", hours: 169) { hour } }'],
    ['first', '{ popularBeacons(first: 101) { rank } }'],
    ['first', '{ popularBeacons(cityId: "london", first: 21) { rank } }'],
  ])('%s is held to its bounds: %s', async (field, query) => {
    const answer = await nightlife.graphql(query);
    expect(answer.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  test('posts and listings are counted in steps of enough people, and what is hidden by then is not', async () => {
    const [busy, quiet] = [await beaconIn(nightlife, host), await beaconIn(nightlife, host)];
    // Past the doors, as nobody posts or sells in the past.
    const client = await nightlife.superuser.connect();
    await client.query('set session_replication_role = replica');
    const post = (id: string, authors: readonly string[], status = 'visible') =>
      client.query(
        `insert into beacon_posts (beacon_id, author_id, type, body, status, created_at)
         select $1, author, 'comment', 'See you there.', $4, $3::timestamptz from unnest($2::uuid[]) as author`,
        [id, authors, hoursAgo(2), status],
      );
    await post(busy, [...crowd.slice(0, 21), ...crowd.slice(0, 6)]);
    await post(busy, crowd.slice(0, 40), 'hidden');
    await post(quiet, [...crowd.slice(0, 19), ...crowd.slice(0, 19)]);
    for (const [id, sellers] of [
      [busy, crowd.slice(0, 24)],
      [quiet, crowd.slice(0, 19)],
    ] as const)
      await client.query(
        `insert into ticket_listings (beacon_id, seller_id, title, price, face_value, status, published_at)
         select $1, seller, 'One ticket', 1000, 1000, 'live', $3::timestamptz from unnest($2::uuid[]) as seller`,
        [id, sellers, hoursAgo(2)],
      );
    await client.query(`delete from city_hours where hour >= $1`, [hoursAgo(2)]);
    await client.query(`delete from popular_ranks where hour >= $1`, [hoursAgo(2)]);
    await client.query(`delete from published_hours where hour >= $1`, [hoursAgo(2)]);
    await client.query('set session_replication_role = origin');
    client.release();
    await publish();
    const STATS = `query ($id: ID!) { beaconStats(beaconId: $id) { listings posts } beacon(id: $id) { stats { posts } } }`;
    expect(await ask(STATS, { id: busy })).toEqual({
      beaconStats: { listings: 20, posts: 25 },
      beacon: { stats: { posts: 25 } },
    });
    expect((await ask(STATS, { id: quiet })).beaconStats).toEqual({ listings: null, posts: null });
  });

  test('numbers of a beacon that is not public are not found', async () => {
    const STATS = `query ($id: ID!) { beaconStats(beaconId: $id) { beaconId listings posts asOf } }`;
    expect((await ask(STATS, { id: beacons[0] })).beaconStats).toEqual({
      beaconId: beacons[0],
      listings: null,
      posts: null,
      asOf: null,
    });
    const draft = await beaconIn(nightlife, host, 'draft');
    const nothing = await nightlife.graphql(STATS, { id: randomUUID() }, host);
    expect(nothing.codes).toEqual(['NOT_FOUND']);
    expect((await nightlife.graphql(STATS, { id: draft }, host)).errors).toEqual(nothing.errors);
  });
});

describe('what is published stays', () => {
  const SNAPSHOTS = `select (select json_agg(v order by city_id, hour) from night_pulse_city_stats v) as pulse,
    (select json_agg(v order by city_id) from city_heat_map v) as heat,
    (select json_agg(v order by rank) from popular_beacons v) as popular,
    (select json_agg(v order by beacon_id, measure, until) from beacon_cells v) as cells`;

  test('late, changed and erased scans change no published cell', async () => {
    const before = await rows(SNAPSHOTS);
    await scans(crowd.map((userId) => ({ beaconId: beacons[3]!, userId, at: hoursAgo(5) })));
    await nightlife.superuser.query(`update beacon_scans set user_id = null where user_id = any($1)`, [
      crowd.slice(0, 10),
    ]);
    await nightlife.superuser.query(`update beacon_scans set status = 'invalid' where scanned_at < $1`, [
      hoursAgo(4),
    ]);
    await nightlife.superuser.query(`delete from beacon_scans where user_id = $1`, [crowd[12]]);
    await publish();
    expect(await rows(SNAPSHOTS)).toEqual(before);
  });

  test('nobody changes them, a superuser’s plain statement included', async () => {
    for (const statement of [
      `update city_hours set people = people + 5`,
      `delete from popular_ranks`,
      `delete from published_hours`,
      `update beacon_cells set amount = 100`,
      `truncate beacon_hours`,
    ])
      await expect(nightlife.superuser.query(statement)).rejects.toMatchObject({ code: 'HM002' });
  });

  test('the tables themselves refuse what stands on fewer than 20, or is no multiple of 5', async () => {
    for (const count of [15, 19, 21, 23])
      await expect(
        nightlife.superuser.query(`insert into city_hours values ('berlin', $1, current_date, $2, 100)`, [
          hoursAgo(5),
          count,
        ]),
      ).rejects.toMatchObject({ code: '23514' });
  });
});

test('a scan through the door counts in its hour', async () => {
  const beaconId = await beaconIn(nightlife, host);
  const { token } = await mint(nightlife, host, beaconId, { maxUses: 100 });
  for (let guest = 0; guest < 20; guest++) {
    const answer = await nightlife.graphql(
      SCAN,
      { input: { token, nonce: randomUUID() } },
      await nightlife.person(),
    );
    expect(answer.data.scanBeacon.status).toBe('VALID');
  }
  const [stored] = await rows(
    `select count(distinct user_id)::int as people from beacon_scans as scan
     where beacon_id = $1 and status = 'valid' and scope <> 'staff' and scanned_at >= $2`,
    [beaconId, hoursAgo(1)],
  );
  expect(stored).toEqual({ people: 20 });
});
