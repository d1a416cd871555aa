import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { explain } from '@hotmess/local/testing/explain';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const HOST = '10000000-0000-7000-8000-000000000001';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('nightlife');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica;
    insert into cities (id, name, country_code, time_zone)
      select 'city-' || chr(97 + n), 'City ' || n, 'GB', 'Europe/London' from generate_series(0, 23) n;
    insert into beacons (host_id, city_id, type, status, title, starts_at, ends_at, time_zone)
      select case when n % 5000 = 0 then '${HOST}'::uuid else gen_random_uuid() end, 'city-' || chr(97 + n % 24),
             (array['event','ticket','venue','experience','community'])[1 + n % 5],
             case when n % 3 = 0 then 'live' when n % 1000 = 1 then 'pending_review' else 'archived' end,
             'Beacon ' || n, now() + n * interval '1 minute', now() + (n + 60) * interval '1 minute',
             'Europe/London'
      from generate_series(1, 100000) n;
    insert into qr_tokens (beacon_id, token_hash, scope, max_uses, expires_at, issued_by)
      select id, sha256(id::text::bytea), 'check_in', 10, now() + interval '1 minute', host_id from beacons;
    insert into beacon_scans (scanned_at, beacon_id, user_id, status)
      select now(), id, gen_random_uuid(), 'valid' from beacons;
    insert into scan_answers select sha256(id::text::bytea), 'nonce-' || id, id, 'valid', null, true, now() from beacons;
    insert into beacon_search select id, ends_at, app.search_document(title, description, 'City') from beacons
      where status = 'live';
    insert into beacon_search
      select uuidv7(), null, to_tsvector('english', 'needle') from generate_series(1, 3);
    insert into published_hours select date_trunc('hour', now(), 'UTC') - n * interval '1 hour' from generate_series(0, 199) n;
    insert into city_hours select city.id, hour, hour::date, 20, 20 from cities city, published_hours;
    insert into popular_ranks
      select hour, n, n, uuidv7(), 'city-' || chr(97 + n % 24) from published_hours, generate_series(1, 100) n;
    insert into beacon_cells
      select id, 'posts', hour, 20 from (select id from beacons limit 1000) b, published_hours where extract(hour from hour) = 1;
    set session_replication_role = origin;
    analyze`);
  await client.end();
});
afterAll(() => database.drop());

/** SPEC.md, Testing Checklist: "Performance: Indexes cover common queries". */
test.each([
  [
    'what is on in a city',
    'anon',
    '',
    `select id from live_beacons where city_id = 'city-c' order by starts_at, id limit 21`,
    'beacons_live_by_city',
  ],
  [
    'what is on in a city, of a type',
    'anon',
    '',
    `select id from live_beacons where city_id = 'city-c' and type = 'venue' order by starts_at, id limit 21`,
    'beacons_live_by_city_type',
  ],
  [
    'the next page of it',
    'app_user',
    HOST,
    `select id from live_beacons where city_id = 'city-c' and (starts_at, id) > (now() + interval '3 days', '01980000-0000-7000-8000-000000000000'::uuid) order by starts_at, id limit 21`,
    'beacons_live_by_city',
  ],
  [
    'what is on anywhere',
    'anon',
    '',
    `select id from live_beacons order by starts_at, id limit 21`,
    'beacons_live_by_start',
  ],
  [
    'what is on of a type',
    'anon',
    '',
    `select id from live_beacons where type = 'event' order by starts_at, id limit 21`,
    'beacons_live_by_(type|start)',
  ],
  [
    'what is on tonight',
    'anon',
    '',
    `select id from live_beacons where starts_at < now() + interval '26 hours'
       and starts_at < (((now() at time zone time_zone) - interval '6 hours')::date + interval '1 day 6 hours') at time zone time_zone
     order by starts_at, id limit 21`,
    'beacons_live_by_start',
  ],
  [
    'what is on in a city within a window',
    'anon',
    '',
    `select id from live_beacons where city_id = 'city-c' and starts_at < now() + interval '3 days'
       and (ends_at is null or ends_at > now() + interval '2 days') order by starts_at, id limit 21`,
    'beacons_live_by_city',
  ],
  [
    'beacons by words',
    'anon',
    '',
    `select id from live_beacons where id in (select beacon_id from searchable_beacons where document @@ websearch_to_tsquery('english', 'needles'))
     order by starts_at, id limit 21`,
    'beacon_search_words',
  ],
  [
    'a city’s pulse',
    'anon',
    '',
    `select * from night_pulse_city_stats where city_id = any('{city-c,city-d}') and hour >= now() - interval '24 hours'`,
    'city_hours_(pkey|by_hour)',
  ],
  ['the heat map', 'anon', '', `select * from city_heat_map`, 'city_hours_by_hour'],
  [
    'popular beacons',
    'anon',
    '',
    `select * from popular_beacons where rank <= 100 order by rank limit 20`,
    'popular_ranks_pkey',
  ],
  [
    'popular beacons of a city',
    'anon',
    '',
    `select * from popular_beacons where city_id = 'city-c' order by city_rank limit 20`,
    'popular_ranks_by_city',
  ],
  [
    'numbers of a beacon',
    'anon',
    '',
    `select * from beacon_stats where beacon_id = any('{01980000-0000-7000-8000-000000000000}')`,
    'beacon_cells_pkey',
  ],
  [
    'totals of a host’s beacons',
    'app_user',
    HOST,
    `select beacon_id, sum(amount) from beacon_cells where beacon_id = any('{01980000-0000-7000-8000-000000000000}') group by 1`,
    'beacon_cells_pkey',
  ],
  [
    'scans of an hour',
    'system',
    '',
    `select beacon_id, user_id from beacon_scans where scanned_at >= now() - interval '3 hours' and scanned_at < now() - interval '2 hours'`,
    'scanned_at_idx',
  ],
  [
    'a host’s own',
    'app_user',
    HOST,
    `select id from beacons where host_id = '${HOST}' order by id desc limit 21`,
    'beacons_by_host',
  ],
  [
    'the review queue',
    'moderator',
    HOST,
    `select id from beacons where status = 'pending_review' order by updated_at, id limit 21`,
    'beacons_in_review',
  ],
  [
    'by state and city',
    'admin',
    HOST,
    `select id from beacons where status = 'pending_review' and city_id = 'city-c'`,
    'beacons_(status_city|in_review)',
  ],
  [
    'what ends now',
    'system',
    '',
    `select id from beacons where status = 'live' and ends_at <= now() order by ends_at limit 200`,
    'beacons_ending',
  ],
  [
    'a token by its hash',
    'system',
    '',
    `select id from qr_tokens where token_hash = sha256('x')`,
    'qr_tokens_token_hash_key',
  ],
  [
    'tokens of a beacon',
    'admin',
    HOST,
    `select id from qr_tokens where beacon_id = '01980000-0000-7000-8000-000000000000' order by id desc limit 21`,
    'qr_tokens_by_beacon',
  ],
  [
    'tokens that end',
    'system',
    '',
    `select id from qr_tokens where status = 'active' and expires_at <= now() order by expires_at limit 1000`,
    'qr_tokens_expiring',
  ],
  [
    'an answer given before',
    'system',
    '',
    `select 1 from scan_answers where token_hash = sha256('x') and nonce = 'nonce-1'`,
    'scan_answers_pkey',
  ],
  [
    'scans of a beacon',
    'admin',
    HOST,
    `select id from beacon_scans where beacon_id = '01980000-0000-7000-8000-000000000000' and scanned_at > now() - interval '1 day'`,
    'beacon_id_scanned_at_idx',
  ],
])('Checklist · Performance: Indexes cover common queries: %s', async (_, role, userId, sql, index) => {
  const plan = await explain(database.serviceUrl, { role, userId }, sql);
  expect(plan).toMatch(new RegExp(`Index.* (using|on) \\S*${index}`));
  // The months to come hold nothing yet, and reading nothing is cheapest.
  const month = new Date().toISOString().slice(0, 7).replace('-', '_');
  expect(plan).not.toMatch(
    new RegExp(
      `Seq Scan on (beacons|qr_tokens|beacon_scans_${month}|scan_answers|beacon_search|city_hours|popular_ranks|beacon_cells)`,
    ),
  );
});
