import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { explain } from '@hotmess/local/testing/explain';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ADMIN = '10000000-0000-7000-8000-000000000004';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('music');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica;
    insert into radio_shows (title, host_name, status)
      select 'Show ' || n, 'A host', case when n % 10 = 0 then 'live' else 'archived' end from generate_series(1, 20000) n;
    insert into now_playing_overrides (title, set_by, starts_at, expires_at)
      select 'Track ' || n, gen_random_uuid(), now() - n * interval '2 minutes', now() - n * interval '2 minutes' + interval '30 minutes'
      from generate_series(1, 20000) n;
    insert into records_releases (title, artist, status, release_at)
      select 'Record ' || n, 'Artist ' || n % 500,
             case when n % 3 = 0 then 'live' when n % 200 = 1 then 'scheduled' else 'archived' end,
             now() - (n - 1000) * interval '1 hour'
      from generate_series(1, 30000) n;
    insert into release_tracks (release_id, position, title, duration_seconds)
      select id, 1, 'A track', 200 from records_releases;
    set session_replication_role = origin;
    analyze`);
  await client.end();
});
afterAll(() => database.drop());

const OUT = `(status = 'live' or status = 'scheduled' and release_at <= now())`;

/** SPEC.md, Testing Checklist: "Performance: Indexes cover common queries". */
test.each([
  [
    'the override that counts',
    'anon',
    `select id from now_playing_overrides
     where starts_at > statement_timestamp() - interval '241 minutes' and expires_at > statement_timestamp()
       and cleared_at is null order by starts_at desc, id desc limit 1`,
    'overrides_(newest|expiring)',
  ],
  [
    'overrides that ended',
    'system',
    `delete from now_playing_overrides where expires_at < now() - interval '30 days'`,
    'overrides_expiring',
  ],
  [
    'the history',
    'admin',
    `select id from now_playing_overrides order by starts_at desc, id desc limit 21`,
    'overrides_newest',
  ],
  [
    'live shows',
    'anon',
    `select id from radio_shows where status = 'live' order by id desc limit 21`,
    'shows_live',
  ],
  [
    'shows of a status',
    'admin',
    `select id from radio_shows where status = 'draft' order by id desc limit 21`,
    'shows_by_status',
  ],
  [
    'what is out',
    'anon',
    `select id from records_releases where ${OUT} order by release_at desc, id desc limit 21`,
    'releases_newest',
  ],
  [
    'the next page of it',
    'app_user',
    `select id from records_releases where ${OUT} and (release_at, id) < (now() - interval '90 days', '01980000-0000-7000-8000-000000000000'::uuid)
     order by release_at desc, id desc limit 21`,
    'releases_newest',
  ],
  [
    'a search',
    'anon',
    `select id from records_releases where ${OUT} and search @@ websearch_to_tsquery('simple', 'record 2997')
     order by release_at desc, id desc limit 21`,
    'releases_newest',
  ],
  [
    'what is announced',
    'anon',
    `select id from upcoming_releases order by release_at, id limit 21`,
    'releases_due',
  ],
  [
    'what is due',
    'system',
    `select id from records_releases where status = 'scheduled' and release_at <= now() order by release_at limit 100`,
    'releases_due',
  ],
  [
    'tracks of releases',
    'anon',
    `select title from release_tracks where release_id = any('{01980000-0000-7000-8000-000000000000}') order by release_id, position`,
    'release_tracks_release_id_position_key',
  ],
])('Checklist · Performance: Indexes cover common queries: %s', async (_, role, sql, index) => {
  const plan = await explain(database.serviceUrl, { role, userId: role === 'admin' ? ADMIN : '' }, sql);
  expect(plan).toMatch(new RegExp(`(Index.* (using|on)|Bitmap Index Scan on) ${index}`));
  expect(plan).not.toMatch(/Seq Scan on (radio_shows|now_playing_overrides|records_releases|release_tracks)/);
});
