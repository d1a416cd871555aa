import type { Guest } from '@hotmess/local/testing/service-under-test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nightlife, beaconIn, startNightlife } from './harness.ts';

let nightlife: Nightlife;
let host: Guest;
const ids: Record<string, string> = {};
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

beforeAll(async () => {
  nightlife = await startNightlife();
  host = await nightlife.person();
  await nightlife.superuser.query(
    `insert into cities (id, name, country_code, time_zone)
     values ('sao-paulo', 'São Paulo', 'BR', 'America/Sao_Paulo'), ('apia', 'Apia', 'WS', 'Pacific/Apia')`,
  );
  const add = async (name: string, input: Record<string, unknown>, state: 'live' | 'draft' = 'live') => {
    ids[name] = await beaconIn(nightlife, host, state, input);
  };
  await add('techno', { title: 'Techno in the cellar', description: 'Hard and late.', cityId: 'berlin' });
  await add('disco', { title: 'Northern disco', description: 'House until six.', cityId: 'london' });
  await add('sauna', { title: 'Sunrise sauna', description: 'Quiet after techno.', cityId: 'london' });
  await add('samba', { title: 'Samba nights', cityId: 'sao-paulo' });
  await add('draft', { title: 'Techno that waits', cityId: 'berlin' }, 'draft');
  await add('party', { type: 'EVENT', title: 'One party', startsAt: inHours(30), endsAt: inHours(36) });
});
afterAll(() => nightlife.close());

const LIVE = `query ($cityId: ID, $type: BeaconType, $search: String, $from: DateTime, $to: DateTime, $tonight: Boolean,
                     $first: Int, $after: String) {
  liveBeacons(cityId: $cityId, type: $type, search: $search, from: $from, to: $to, tonight: $tonight,
              first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;

/** Names of what is found, in the order of the alphabet. */
async function found(variables: Record<string, unknown>, as?: Guest): Promise<string[]> {
  const answer = await nightlife.graphql(LIVE, { first: 100, ...variables }, as);
  expect(answer.errors).toEqual([]);
  const names = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]));
  return answer.data.liveBeacons.nodes.map(({ id }: { id: string }) => names[id]).sort();
}

describe('words', () => {
  test.each([
    ['techno', ['sauna', 'techno']],
    ['TECHNO berlin', ['techno']],
    ['cellars', ['techno']],
    ['"northern disco"', ['disco']],
    ['"disco northern"', []],
    ['techno -quiet', ['techno']],
    ['disco or samba', ['disco', 'samba']],
    ['são paulo', ['samba']],
    ["'; drop table beacons; --", []],
    ['the and of', []],
    ['& | ! :* <->', []],
  ])('%s', async (search, names) => {
    expect(await found({ search })).toEqual(names);
    expect(await found({ search }, await nightlife.person('moderator'))).toEqual(names);
  });

  test('what is not live is not found, by its host neither; what is put away is found no more', async () => {
    expect(await found({ search: 'waits' }, host)).toEqual([]);
    ids['gone'] = await beaconIn(nightlife, host, 'live', { title: 'Zebra crossing' });
    expect(await found({ search: 'zebra' })).toEqual(['gone']);
    await nightlife.graphql(
      `mutation ($id: ID!) { endBeacon(input: { id: $id }) { beacon { status } } }`,
      { id: ids['gone'] },
      host,
    );
    expect(await found({ search: 'zebra' })).toEqual([]);
    const { rows } = await nightlife.superuser.query('select 1 from beacon_search where beacon_id = $1', [
      ids['gone'],
    ]);
    expect(rows).toEqual([]);
  });

  test('what is live and past its end is not found before any job ran', async () => {
    const id = await beaconIn(nightlife, host, 'live', { title: 'Quokka night', endsAt: inHours(2) });
    ids['quokka'] = id;
    expect(await found({ search: 'quokka' })).toEqual(['quokka']);
    await nightlife.superuser.query(
      `set session_replication_role = replica; update beacons set starts_at = now() - interval '2 hours',
       ends_at = now() - interval '1 second' where id = '${id}'; set session_replication_role = origin`,
    );
    expect(await found({ search: 'quokka' })).toEqual([]);
  });

  test('a city’s new name is searched by at once', async () => {
    const admin = await nightlife.person('admin');
    await nightlife.service.database.inTransaction(admin.actor, ({ db }) =>
      db.updateTable('cities').set({ name: 'Sampa' }).where('id', '=', 'sao-paulo').execute(),
    );
    expect(await found({ search: 'sampa' })).toEqual(['samba']);
    expect(await found({ search: 'paulo' })).toEqual([]);
  });

  test.each([
    ['an empty search', { search: '  ' }, 'search'],
    ['a long one', { search: 'x'.repeat(201) }, 'search'],
    ['a window that ends before it begins', { from: inHours(2), to: inHours(1) }, 'to'],
  ])('%s is refused with its field', async (_, variables, field) => {
    const answer = await nightlife.graphql(LIVE, variables);
    expect(answer.errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});

describe('filters', () => {
  test('together they narrow', async () => {
    expect(await found({ search: 'techno', cityId: 'london' })).toEqual(['sauna']);
    expect(await found({ search: 'techno', cityId: 'london', type: 'EVENT' })).toEqual([]);
    expect(await found({ type: 'EVENT' })).toEqual(['party']);
  });

  test('a window holds what is on at some time in it', async () => {
    const window = async (from: number, to: number) =>
      await found({ from: inHours(from), to: inHours(to), type: 'EVENT' });
    expect(await window(29, 31)).toEqual(['party']);
    expect(await window(31, 32)).toEqual(['party']);
    expect(await window(35, 40)).toEqual(['party']);
    expect(await window(20, 29)).toEqual([]);
    expect(await window(37, 40)).toEqual([]);
    expect(await found({ from: inHours(31), cityId: 'berlin' })).toEqual(['techno']);
  });

  test.each(['Europe/London', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kolkata'])(
    'tonight lasts until 06:00 in %s',
    async (timeZone) => {
      const { rows } = await nightlife.superuser.query<{ ends: Date }>(
        `select ((((now() at time zone $1) - interval '6 hours')::date + 1) + time '06:00') at time zone $1 as ends`,
        [timeZone],
      );
      const ends = rows[0]!.ends.getTime();
      const event = async (name: string, startsAt: number) => {
        ids[name] = await beaconIn(nightlife, host, 'live', {
          type: 'EXPERIENCE',
          title: `Experience ${name}`,
          timeZone,
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(startsAt + HOUR).toISOString(),
        });
      };
      await event(`before ${timeZone}`, ends - 1000);
      await event(`after ${timeZone}`, ends);
      const tonight = await found({ tonight: true, type: 'EXPERIENCE' });
      expect(tonight).toContain(`before ${timeZone}`);
      expect(tonight).not.toContain(`after ${timeZone}`);
      expect(await found({ tonight: false, type: 'EXPERIENCE' })).toContain(`after ${timeZone}`);
    },
  );

  test('pages of a search hold each once, in order, and keep their filter', async () => {
    const walked: string[] = [];
    for (let after: string | null = null; ;) {
      const { data }: { data: any } = await nightlife.graphql(LIVE, { search: 'techno', first: 1, after }); // oxlint-disable-line typescript/no-explicit-any
      walked.push(...data.liveBeacons.nodes.map(({ id }: { id: string }) => id));
      if (!data.liveBeacons.pageInfo.hasNextPage) break;
      after = data.liveBeacons.pageInfo.endCursor;
    }
    expect(walked).toEqual([ids['techno'], ids['sauna']]);
  });
});

test('references to beacons and cities come by batch: one query each, however many', async () => {
  const all = [...new Set(Object.values(ids))];
  const representations = [
    ...all.map((id) => ({ __typename: 'Beacon', id })),
    ...['london', 'berlin', 'nowhere'].map((id) => ({ __typename: 'City', id })),
    { __typename: 'Beacon', id: 'no-uuid' },
  ];
  const { pool } = nightlife.service.database;
  let least = Infinity;
  for (let attempt = 0; attempt < 5; attempt++) {
    let queries = 0;
    const count = () => queries++;
    pool.on('acquire', count);
    const answer = await nightlife.graphql(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
         ... on Beacon { id title } ... on City { id name } } }`,
      { representations },
    );
    pool.off('acquire', count);
    least = Math.min(least, queries);
    expect(answer.data._entities.slice(all.length, all.length + 3)).toEqual([
      { id: 'london', name: 'London' },
      { id: 'berlin', name: 'Berlin' },
      null,
    ]);
    expect(answer.data._entities[0]).toEqual({ id: ids['techno'], title: 'Techno in the cellar' });
  }
  expect(least).toBe(2);
});
