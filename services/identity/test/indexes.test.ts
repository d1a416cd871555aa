import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { explain } from '@hotmess/local/testing/explain';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ME = '10000000-0000-7000-8000-000000000001';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('identity');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica;
    insert into users (id, username, display_name, is_public) values ('${ME}', 'myself', 'Me', true);
    insert into users (username, is_public) select 'user_' || n, n % 2 = 0 from generate_series(1, 5000) n;
    insert into user_private (user_id, email, time_zone)
      select id, id || '@example.org', 'Europe/London' from users;
    insert into consents (user_id, kind, document_version)
      select id, kind, '1' from users cross join unnest(array['terms', 'leaderboard']) kind;
    insert into xp_events (user_id, type, points, source, source_event_id, occurred_at)
      select users.id, 'beacon_scan', 10, 'nightlife', 'scan-' || n, now() - n * interval '1 minute'
      from (select id, row_number() over () as place from users) as users
      join generate_series(1, 100000) n on users.place = 1 + n % 5001;
    insert into xp_balance_totals (user_id, balance, total_events, last_activity, month, month_balance, on_board,
                                   counted, counted_month, month_counted)
      select user_id, balance, events, last, app.this_month(), balance, true, balance, app.this_month(), balance
      from (select user_id, sum(points) + (hashtext(user_id::text) & 1023) as balance, count(*) as events,
                   max(occurred_at) as last from xp_events group by user_id) as fold;
    insert into xp_rank_counts
      select date '-infinity', width, counted / width, count(*) from xp_balance_totals, unnest(array[1, 1000]) as width group by 1, 2, 3;
    insert into paid_orders (order_id, buyer_id, total, lines, paid_at) select id, id, 1, '[]', now() from users;
    insert into sessions (user_id) select id from users;
    insert into refresh_tokens (token_hash, session_id, expires_at)
      select sha256(id::text::bytea), id, now() + interval '1 day' from sessions;
    insert into passkeys (user_id, credential_id, public_key, name)
      select id, sha256(id::text::bytea), '\\x00', 'Phone' from users;
    insert into revocations (key, put_at) select 'user.' || id || '.1', now() from users;
    insert into outgoing_mail (template, email, next_attempt_at)
      select 'sign_in_code', email, now() + interval '1 hour' from user_private;
    set session_replication_role = origin;
    analyze`);
  await client.end();
});
afterAll(() => database.drop());

/** SPEC.md, Testing Checklist: "Performance: Indexes cover common queries". */
test.each([
  [
    'history',
    'app_user',
    `select id from xp_events where user_id = '${ME}' order by id desc limit 21`,
    'xp_events_\\d_pkey',
  ],
  [
    'balance',
    'app_user',
    `select balance from xp_balances where user_id = '${ME}'`,
    'xp_balance_totals_pkey',
  ],
  ['leaderboard', 'anon', `select * from xp_leaderboard order by rank, lower(username)`, 'xp_totals_counted'],
  [
    'leaderboard of the month',
    'anon',
    `select * from xp_leaderboard_this_month order by rank, lower(username)`,
    'xp_totals_month_counted',
  ],
  [
    'how many stand higher, roughly',
    'system',
    `select sum(people) from xp_rank_counts where period = '-infinity' and width = 1000 and bucket > 1`,
    'xp_rank_counts_pkey',
  ],
  [
    'orders of a buyer',
    'system',
    `select order_id from paid_orders where buyer_id = '${ME}'`,
    'paid_orders_by_buyer',
  ],
  [
    'what a day brought, for the cap',
    'system',
    `select sum(points) from xp_events where user_id = '${ME}' and type = 'radio_listen' and occurred_at > now()`,
    'xp_events_\\d_user_id_type',
  ],
  [
    'the row to reverse',
    'system',
    `select id from xp_events where user_id = '${ME}' and type = 'beacon_scan' and source = 'nightlife' and source_event_id = 'x'`,
    'xp_events_\\d_user_id_type',
  ],
  [
    'a person by address',
    'system',
    `select user_id from user_private where email = 'x'`,
    'user_private_email_key',
  ],
  ['a username', 'system', `select id from users where lower(username) = 'x'`, 'users_username'],
  [
    'public profiles',
    'anon',
    `select * from public_profiles where id = any('{${ME}}'::uuid[])`,
    'users_pkey',
  ],
  [
    'a public profile by name',
    'anon',
    `select id from public_profiles where username_key = 'user_2'`,
    'users_username',
  ],
  [
    'revocations that wait',
    'system',
    `select key from revocations where put_at is null and created_at > now() - interval '15 minutes' order by created_at`,
    'revocations_',
  ],
  [
    'passkeys of a person',
    'app_user',
    `select id, name from passkeys where user_id = '${ME}' order by id`,
    'passkeys_by_user',
  ],
  [
    'a passkey that signs in',
    'system',
    `select user_id from passkeys where credential_id = sha256('x')`,
    'passkeys_credential_id_key',
  ],
  [
    'a refresh token',
    'system',
    `select 1 from refresh_tokens where token_hash = sha256('x')`,
    'refresh_tokens_pkey',
  ],
  [
    'sessions of a person',
    'app_user',
    `select id from sessions where user_id = '${ME}' order by id desc`,
    'sessions_by_user',
  ],
  [
    'consents of a person',
    'app_user',
    `select id from consents where user_id = '${ME}' order by id desc`,
    'consents_',
  ],
  [
    'mail that is due',
    'system',
    `select id from outgoing_mail where next_attempt_at <= now() order by next_attempt_at, id limit 1`,
    'outgoing_mail_due',
  ],
])('Checklist · Performance: Indexes cover common queries: %s', async (_, role, sql, index) => {
  const plan = await explain(database.serviceUrl, { role, userId: role === 'app_user' ? ME : '' }, sql);
  expect(plan).toMatch(new RegExp(`(using|on) ${index}`));
  expect(plan).not.toMatch(
    /Seq Scan on (xp_events|xp_balance|users|user_private|sessions|refresh|outgoing|passkeys|revocations)/,
  );
});
