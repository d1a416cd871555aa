import { readTypeDefs } from '@hotmess/shared/graphql/read-type-defs';
import { type DefinitionNode, Kind, type TypeNode } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { publishPulse } from '../src/jobs/publish-pulse.ts';
import { type Nightlife, beaconIn, startNightlife } from './harness.ts';
import { type HourlyScan, insertScans, people } from './pulse-scans.ts';

/** DOMAIN.md, "Public aggregates": by brute force, on nights of a few dozen people that a seed draws. */
const K = 20;
const HOURS = 4;
const HOUR = 3_600_000;
const VIEWS = ['night_pulse_city_stats', 'city_heat_map', 'popular_beacons', 'beacon_stats'];

let nightlife: Nightlife;
let scans: HourlyScan[];
let cityOf: Map<string, string>;
beforeAll(async () => {
  nightlife = await startNightlife(['publish-pulse']);
  const host = await nightlife.person();
  cityOf = new Map();
  for (const cityId of ['london', 'london', 'london', 'berlin', 'berlin'])
    cityOf.set(await beaconIn(nightlife, host, 'live', { cityId }), cityId);
  const random = seeded(20_251_217);
  const crowd = people(90);
  const start = Math.floor(Date.now() / HOUR) - HOURS - 1;
  scans = [];
  // How likely anybody is at a beacon in an hour: from nobody to most of them, so that every kind of block comes up.
  for (let hour = 0; hour < HOURS; hour++)
    for (const beaconId of cityOf.keys()) {
      const busy = random() ** 2 * 0.7;
      for (const userId of crowd)
        if (random() < busy)
          for (let again = 0; again <= 2 * random(); again++)
            scans.push({ beaconId, userId, at: new Date((start + hour) * HOUR) });
    }
  await insertScans(nightlife.superuser, scans);
  await publishPulse(nightlife.service.database, K);
});
afterAll(() => nightlife.close());

const rows = async (sql: string) => (await nightlife.superuser.query(sql)).rows;

test('every cell is at least K and a multiple of 5, and none is missing that has enough people', async () => {
  const cells = await rows('select * from night_pulse_city_stats');
  expect(cells.length).toBeGreaterThan(3);
  const expected = new Map<string, number>();
  for (const [key, members] of Map.groupBy(
    scans,
    ({ beaconId, at }) => `${cityOf.get(beaconId)} ${at.toISOString()}`,
  )) {
    const persons = new Set(members.map(({ userId }) => userId)).size;
    if (persons >= K) expected.set(key, Math.floor(persons / 5) * 5);
  }
  const published = cells.map(
    ({ city_id, hour, people: n }) => [`${city_id} ${hour.toISOString()}`, n] as const,
  );
  expect(new Map(published)).toEqual(expected);
  for (const table of ['city_hours', 'beacon_hours'])
    for (const { people: n } of await rows(`select people from ${table}`)) {
      expect(n).toBeGreaterThanOrEqual(K);
      expect(n % 5).toBe(0);
    }
  for (const { activity } of await rows('select activity from city_heat_map')) {
    expect(activity).toBeGreaterThanOrEqual(K);
    expect(activity % 5).toBe(0);
  }
});

test('no sum or difference of what is published is about a group smaller than K', async () => {
  const hours = Map.groupBy(
    await rows(`select hour, city_id, null as beacon_id from city_hours
                union all select hour, beacon.city_id, beacon_id from beacon_hours join beacons as beacon on beacon.id = beacon_id`),
    ({ hour }) => (hour as Date).getTime(),
  );
  let combinations = 0;
  let withRemainder = 0;
  for (const [hour, cells] of hours) {
    const present = scans.filter(({ at }) => at.getTime() === hour);
    for (const signs of signsOf(cells.length)) {
      // How often each scan stands in the combination; what stands in it at all is whom its value is about.
      const weight = (scan: HourlyScan) =>
        cells.reduce(
          (sum, cell, index) =>
            sum +
            ((cell.beacon_id ?? scan.beaconId) === scan.beaconId && cell.city_id === cityOf.get(scan.beaconId)
              ? signs[index]!
              : 0),
          0,
        );
      for (const group of Map.groupBy(present, weight)) {
        if (group[0] === 0) continue;
        combinations++;
        expect(new Set(group[1].map(({ userId }) => userId)).size).toBeGreaterThanOrEqual(K);
      }
    }
    withRemainder += cells.filter(({ beacon_id }) => beacon_id !== null).length;
  }
  // The seed must bring up what the test is about: beacons inside of cities, and many combinations.
  expect(withRemainder).toBeGreaterThan(3);
  expect(combinations).toBeGreaterThan(100);
});

test('the heat is a sum of published hours, so it says nothing new', async () => {
  const heat = await rows(`select city_id, night::text, as_of, activity from city_heat_map order by city_id`);
  expect(heat.length).toBe(2);
  expect(heat).toEqual(
    await rows(`select city_id, night::text, max(hour) as as_of, sum(people)::int as activity
                from city_hours as cell
                where night = (select max(night) from city_hours as other where other.city_id = cell.city_id)
                group by city_id, night order by city_id`),
  );
});

test('equals are ranked by what is published, never by the exact count', async () => {
  const ranked = await rows(`select beacon_id from popular_beacons order by rank`);
  const order = await rows(
    `select beacon_id from beacon_hours group by beacon_id order by sum(people) desc, beacon_id`,
  );
  expect(ranked).toEqual(order);
});

/** Columns that hold an id, of whatever kind; no view may hold any but these. */
const IDS_OF_NO_PERSON = ['beacon_id', 'city_id'];

test('no column of the views holds an id of a person', async () => {
  const columns = await rows(
    `select c.relname as view, a.attname as column, t.typname as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 join pg_type t on t.oid = a.atttypid
     where c.relname = any('{${VIEWS.join(',')}}') order by 1, a.attnum`,
  );
  expect(new Set(columns.map(({ view }) => view))).toEqual(new Set(VIEWS));
  for (const { column, type } of columns) {
    if (type === 'uuid' || column.endsWith('id')) expect(IDS_OF_NO_PERSON).toContain(column);
    expect(['uuid', 'text', 'int4', 'date', 'timestamptz']).toContain(type);
  }
  // And none of the tables below them has a column for one.
  const tables = await rows(
    `select distinct c.relname || '.' || a.attname as column
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 join pg_type t on t.oid = a.atttypid
     where c.relname = any('{published_hours,city_hours,beacon_hours,popular_ranks,beacon_cells}')
       and (t.typname in ('uuid', 'jsonb', 'bytea') or a.attname ~ '(user|host|holder|author|seller|person|_by$)')`,
  );
  expect(tables.map(({ column }) => column).sort()).toEqual(
    ['beacon_cells.beacon_id', 'beacon_hours.beacon_id', 'popular_ranks.beacon_id'].sort(),
  );
});

test('the views do not read scans', async () => {
  const read = await rows(
    `with recursive below as (
       select c.oid, c.relname from pg_class c where c.relname = any('{${VIEWS.join(',')}}')
       union
       select used.oid, used.relname from below
       join pg_rewrite r on r.ev_class = below.oid
       join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
       join pg_class used on used.oid = d.refobjid)
     select relname from below where relname <> all('{${VIEWS.join(',')}}') order by 1`,
  );
  expect(read.map(({ relname }) => relname)).toEqual([
    'beacon_cells',
    'beacons',
    'city_hours',
    'popular_ranks',
    'published_hours',
  ]);
});

test('no type that GraphQL reaches from the views holds an id of a person', () => {
  const { definitions } = readTypeDefs(fileURLToPath(new URL('../src', import.meta.url)));
  const reached = new Set<string>();
  const fields: string[] = [];
  const walk = (type: string): void => {
    if (reached.has(type)) return;
    reached.add(type);
    for (const field of fieldsOf(definitions, type)) {
      fields.push(`${type}.${field.name.value}`);
      walk(named(field.type));
    }
  };
  for (const root of ['CityPulse', 'CityHeat', 'PopularBeacon', 'BeaconStats', 'BeaconTotals']) walk(root);
  expect([...reached].sort()).toEqual(
    [
      'BeaconStats',
      'BeaconTotals',
      'BeaconType',
      'CityHeat',
      'CityPulse',
      'DateTime',
      'ID',
      'Int',
      'PopularBeacon',
      'String',
    ].sort(),
  );
  expect(fields.filter((field) => /id$/i.test(field)).sort()).toEqual([
    'BeaconStats.beaconId',
    'CityHeat.cityId',
    'CityPulse.cityId',
    'PopularBeacon.beaconId',
    'PopularBeacon.cityId',
  ]);
  // The walk does find persons where there are some.
  expect(fieldsOf(definitions, 'Beacon').map((field) => named(field.type))).toContain('User');
});

function fieldsOf(definitions: readonly DefinitionNode[], type: string) {
  return definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.name.value === type
      ? (definition.fields ?? [])
      : [],
  );
}

function named(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type);
}

/** Every way to add, subtract or leave out so many numbers. */
function* signsOf(count: number): Generator<number[]> {
  for (let code = 0; code < 3 ** count; code++)
    yield Array.from({ length: count }, (_, place) => (Math.floor(code / 3 ** place) % 3) - 1);
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
