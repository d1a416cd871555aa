import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { explain } from '@hotmess/local/testing/explain';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SOMEBODY = '10000000-0000-7000-8000-000000000004';
let database: TestDatabase;
let ofSeller: string;

beforeAll(async () => {
  database = await createTestDatabase('commerce');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica;
    insert into market_sellers (user_id, display_name, status)
      select gen_random_uuid(), 'Shop ' || n, case when n % 4 = 0 then 'approved' when n % 50 = 1 then 'pending' else 'rejected' end
      from generate_series(1, 3000) n;
    insert into stock_items (kind, received, on_hand) select 'market_listing', 1, 1 from generate_series(1, 30000);
    insert into market_listings (seller_id, title, price_pence, stock_item_id, status)
      select s.id, 'A thing', 100, i.id,
             case when i.n % 500 = 0 then 'pending_review' when i.n % 3 = 0 then 'live' else 'draft' end
      from (select id, row_number() over () as n from stock_items) i
      join (select id, row_number() over () - 1 as n from market_sellers) s on s.n = i.n % 3000;
    insert into stripe_refreshes (object_type, object_id, due_at)
      select 'payment_intent', 'pi_' || n, now() + n * interval '1 minute' from generate_series(-20, 20000) n;
    set session_replication_role = origin;
    analyze`);
  ofSeller = (await client.query('select id from market_sellers limit 1')).rows[0].id;
  await client.end();
});
afterAll(() => database.drop());

/** SPEC.md, Testing Checklist: "Performance: Indexes cover common queries". */
test.each<[string, string, () => string, string]>([
  [
    'the market',
    'anon',
    () => `select l.id, i.stock_status from market_listings l join stock_items i on i.id = l.stock_item_id
           join market_sellers s on s.id = l.seller_id
           where s.status = 'approved' and l.status = 'live' order by l.id desc limit 21`,
    'market_listings_live',
  ],
  [
    'a seller’s listings',
    'app_user',
    () => `select l.id from unnest(array['${ofSeller}']::uuid[]) as wanted (seller_id) cross join lateral (
             select id, stock_item_id from market_listings m
             where m.seller_id = wanted.seller_id and m.status = 'live' order by m.id desc limit 21) as l`,
    'market_listings_by_seller',
  ],
  [
    'the review queue',
    'moderator',
    () => `select id from market_listings where status = 'pending_review' order by id limit 21`,
    'market_listings_to_review',
  ],
  [
    'approved sellers',
    'anon',
    () => `select id from market_sellers where status = 'approved' order by id desc limit 21`,
    'market_sellers_approved',
  ],
  [
    'who waits to be approved',
    'admin',
    () => `select id from market_sellers where status = 'pending' order by id limit 21`,
    'market_sellers_by_status',
  ],
  [
    'whose Connect account it is',
    'system',
    () => `select id from market_sellers where stripe_account_id = 'acct_1'`,
    'market_sellers_stripe_account_id_key',
  ],
  [
    'what of Stripe is to be read again',
    'system',
    () => `select object_id from stripe_refreshes where object_type = any(array['payment_intent', 'account'])
           and due_at <= now() and (leased_until is null or leased_until < now()) order by due_at limit 8`,
    'stripe_refreshes_due',
  ],
])('Performance: Indexes cover common queries: %s', async (_, role, sql, index) => {
  const plan = await explain(database.serviceUrl, { role, userId: role === 'anon' ? '' : SOMEBODY }, sql());
  expect(plan).toMatch(new RegExp(`(Index.* (using|on)|Bitmap Index Scan on) ${index}`));
  expect(plan).not.toMatch(/Seq Scan on (market_listings|market_sellers|stripe_refreshes)/);
});
