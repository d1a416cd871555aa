import { type TestDatabase, createTestDatabase } from '@hotmess/local/testing/database';
import { explain } from '@hotmess/local/testing/explain';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BUYER = '10000000-0000-7000-8000-000000000001';
const SELLER = '10000000-0000-7000-8000-000000000002';
const ADMIN = '10000000-0000-7000-8000-000000000004';
const SOME = '01980000-0000-7000-8000-000000000000';
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('commerce');
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica;
    insert into drops (title, status, start_at, end_at, seed_hash)
      select 'Drop ' || n, case when n % 50 = 0 then 'scheduled' else 'ended' end, now() + (n - 9000) * interval '1 hour',
             now() + (n - 8990) * interval '1 hour', repeat('a', 64) from generate_series(1, 10000) n;
    insert into drop_entries (drop_id, position) select (select id from drops limit 1), n from generate_series(1, 20000) n;
    insert into drop_entrants (entry_id, drop_id, user_id) select id, drop_id, gen_random_uuid() from drop_entries;
    insert into products (title, collection, price_pence, status, drop_id)
      select 'Thing ' || n, (array['raw', 'hung', 'high'])[1 + n % 3], 100,
             case when n % 20 = 0 then 'live' else 'archived' end, case when n % 100 = 0 then (select id from drops limit 1) end
      from generate_series(1, 20000) n;
    insert into stock_items (id, kind, received, on_hand) select id, 'product_variant', 9, 9 from products;
    insert into product_variants (product_id, stock_item_id) select id, id from products;
    insert into stock_movements (stock_item_id, kind, quantity) select id, 'received', 9 from stock_items;
    insert into checkouts (buyer_id, idempotency_key, body_hash)
      select gen_random_uuid(), 'the-key-' || n, repeat('a', 64) from generate_series(1, 30000) n;
    insert into orders (number, checkout_id, buyer_id, type, seller_id, seller_user_id, currency, subtotal_pence, shipping_pence,
                        tax_pence, total_pence, ships, hold_expires_at, payment_status, paid_at, fulfilment_status, stock_state,
                        stripe_payment_intent_id, intent_settled)
      select 'HM-00000-' || lpad(n::text, 5, '0'), c.id,
             case when n % 1000 = 0 then '${BUYER}'::uuid else gen_random_uuid() end,
             case when n % 3 = 0 then 'marketplace' else 'official' end, case when n % 3 = 0 then gen_random_uuid() end,
             case when n % 3 = 0 then case when n % 1000 = 0 then '${SELLER}'::uuid else gen_random_uuid() end end,
             'GBP', 10, 0, 0, 10, true, now() + (n - 29000) * interval '1 minute',
             case when n > 29500 then 'pending' else 'paid' end, case when n <= 29500 then now() end,
             case when n % 100 = 1 then 'processing' when n > 29500 then 'pending' else 'delivered' end,
             case when n > 29500 then 'held' else 'sold' end, 'pi_' || n, n <= 29500
      from (select id, row_number() over () as n from checkouts) c;
    insert into order_items (order_id, kind, market_listing_id, stock_item_id, title, quantity, unit_price_pence, tax_pence)
      select id, 'market_listing', gen_random_uuid(), gen_random_uuid(), 'A thing', 1, 10, 0 from orders;
    insert into order_addresses select id, '{}' from orders;
    insert into order_refunds (order_id, amount_pence, status, cause, restock)
      select id, 1, case when version % 2 = 0 then 'requested' else 'succeeded' end, 'asked', true from orders;
    update order_refunds set status = 'requested' where id in (select id from order_refunds limit 20);
    insert into disputes (stripe_dispute_id, order_id, amount_pence, currency, reason, status, is_open, opened_at)
      select 'dp_' || number, id, 1, 'GBP', 'fraudulent', 'won', right(number, 2) = '00', now() from orders;
    insert into sellable_tickets select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'A', 10, 'GBP', true, 1
      from generate_series(1, 20000);
    insert into ticket_sales (listing_id, order_id, order_item_id, buyer_id, seller_user_id, status)
      select t.listing_id, o.id, o.id, gen_random_uuid(), gen_random_uuid(), 'confirmed'
      from (select listing_id, row_number() over () as n from sellable_tickets) t
      join (select id, row_number() over () as n from orders) o using (n);
    set session_replication_role = origin;
    analyze`);
  await client.end();
}, 60_000);
afterAll(() => database.drop());

/** SPEC.md, Testing Checklist: "Performance: Indexes cover common queries". */
test.each([
  [
    'what can be bought',
    'anon',
    `select id from products_available order by id desc limit 21`,
    'products_live',
  ],
  [
    'of one collection',
    'app_user',
    `select id from products_available where collection = 'raw' order by id desc limit 21`,
    // Few are live: whichever of the two is as good.
    'products_live(_by_collection)?',
  ],
  [
    'what a drop sells',
    'anon',
    `select id from products where drop_id = '${SOME}' order by id`,
    'products_of_drop',
  ],
  [
    'variants of products',
    'anon',
    `select id from product_variants where product_id = any('{${SOME}}') order by id`,
    'product_variants_product_id_size_colour_key',
  ],
  [
    'movements of an item',
    'admin',
    `select id from stock_movements where stock_item_id = '${SOME}' order by id desc limit 21`,
    'stock_movements_of_item',
  ],
  [
    'drops to come',
    'anon',
    `select id from drops where status <> 'ended' and end_at > now() order by start_at, id limit 21`,
    'drops_(by_start|moving)',
  ],
  [
    'drops that the clock moves',
    'system',
    `select id from drops where status <> 'ended' and start_at <= now() order by start_at limit 50`,
    'drops_(moving|by_start)',
  ],
  [
    'a draw',
    'anon',
    `select id from drop_entries where drop_id = '${SOME}' and position is not null order by position limit 101`,
    'drop_entries_(of_drop|drop_id_position_key)',
  ],
  [
    'one’s own entries',
    'app_user',
    `select entry_id from drop_entrants where user_id = '${BUYER}' and drop_id = any('{${SOME}}')`,
    'drop_entrants_(of_user|drop_id_user_id_key)',
  ],
  [
    'the key of a checkout',
    'system',
    `select id from checkouts where buyer_id = '${BUYER}' and idempotency_key = 'the-key-12345'`,
    'checkouts_buyer_id_idempotency_key_key',
  ],
  [
    'orders of a buyer',
    'app_user',
    `select id from orders where buyer_id = '${BUYER}' order by id desc limit 21`,
    'orders_of_(buyer|seller)',
  ],
  [
    'sales of a seller',
    'app_user',
    `select id from orders where seller_user_id = '${SELLER}' and paid_at is not null order by id desc limit 21`,
    'orders_of_(seller|buyer)',
  ],
  [
    'official orders to see to',
    'admin',
    `select id from orders where type = 'official' and paid_at is not null and fulfilment_status = 'processing' order by id limit 21`,
    'orders_official_to_fulfil',
  ],
  [
    'orders of a checkout',
    'system',
    `select id from orders where checkout_id = '${SOME}' order by id`,
    'orders_of_checkout',
  ],
  [
    'the order of a PaymentIntent',
    'system',
    `select id from orders where stripe_payment_intent_id = 'pi_77'`,
    'orders_stripe_payment_intent_id_key',
  ],
  [
    'holds that end',
    'system',
    `select id from orders where stock_state = 'held' and hold_expires_at <= now() order by hold_expires_at limit 200`,
    'orders_holding',
  ],
  [
    'payments that are not settled',
    'system',
    `select id from orders where not intent_settled and updated_at <= now() - interval '1 minute' order by updated_at limit 100`,
    'orders_unsettled',
  ],
  [
    'items of orders',
    'app_user',
    `select id from order_items where order_id = any('{${SOME}}') order by id`,
    'order_items_of_order',
  ],
  [
    'refunds of orders',
    'app_user',
    `select id from order_refunds where order_id = any('{${SOME}}') order by id`,
    'refunds_of_order',
  ],
  [
    'refunds to ask for',
    'system',
    `select id from order_refunds where status = 'requested' order by updated_at limit 100`,
    'refunds_waiting',
  ],
  ['disputes', 'admin', `select id from disputes where is_open order by id desc limit 21`, 'disputes_newest'],
  [
    'sales of an order',
    'system',
    `select id from ticket_sales where order_id = '${SOME}' and status in ('held')`,
    'ticket_sales_of_order',
  ],
  [
    'who holds a ticket',
    'system',
    `select order_id from ticket_sales where listing_id = '${SOME}' and status = 'held'`,
    'one_active_sale',
  ],
])('Checklist · Performance: Indexes cover common queries: %s', async (_, role, sql, index) => {
  const userId = { admin: ADMIN, app_user: sql.includes(SELLER) ? SELLER : BUYER }[role] ?? '';
  const plan = await explain(database.serviceUrl, { role, userId }, sql);
  expect(plan).toMatch(new RegExp(`(Index.* (using|on)|Bitmap Index Scan on) ${index}`));
  expect(plan).not.toMatch(
    /Seq Scan on (orders|products|product_variants|order_items|stock_movements|drop_entries|checkouts|ticket_sales)\b/,
  );
});
