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
    'beacons_live_by_start',
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
  expect(plan).not.toMatch(new RegExp(`Seq Scan on (beacons|qr_tokens|beacon_scans_${month}|scan_answers)`));
});
