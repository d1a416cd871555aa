-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Products. The public sees the live ones; admins edit them; the system prices carts.
grant select (id, title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward, drop_id,
              per_user_limit, version, created_at, updated_at) on products to anon, app_user, moderator;
grant select on products to admin, system;
grant insert (title, description, collection, price_pence, currency, images, limited_edition, xp_reward, drop_id,
              per_user_limit) on products to admin;
grant update (title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward, drop_id,
              per_user_limit) on products to admin;

create policy public_reads_live on products for select to anon, app_user, moderator using (status = 'live');
create policy staff_reads on products for select to admin, system using (true);
create policy admin_drafts on products for insert to admin with check (status = 'draft');
create policy admin_edits on products for update to admin using (true) with check (true);

-- Variants, seen where their product is.
grant select (id, product_id, stock_item_id, size, colour, price_pence, retired, version, created_at, updated_at)
  on product_variants to anon, app_user, moderator;
grant select on product_variants to admin, system;
grant insert (product_id, stock_item_id, size, colour, price_pence) on product_variants to admin;
grant update (size, colour, price_pence, retired) on product_variants to admin;

create policy public_reads_live on product_variants for select to anon, app_user, moderator
  using (exists (select from products where products.id = product_id and products.status = 'live'));
create policy staff_reads on product_variants for select to admin, system using (true);
create policy admin_adds on product_variants for insert to admin with check (true);
create policy admin_edits on product_variants for update to admin using (true) with check (true);

-- Stock. Whoever may see the thing may see whether it is in stock, low or out; how many exactly is for those who run
-- the shop. Nobody writes a quantity: the movements' trigger does, as the owner.
grant select (id, kind, stock_status) on stock_items to anon, app_user, moderator;
grant select on stock_items to admin, system;
grant select on stock_movements to admin, system;
grant insert (id, kind, low_threshold) on stock_items to admin, system;
grant update (low_threshold) on stock_items to admin, system;
grant insert (stock_item_id, kind, quantity) on stock_movements to admin;
grant insert (stock_item_id, kind, quantity, order_id) on stock_movements to system;

create policy public_reads_variants on stock_items for select to anon, app_user, moderator
  using (kind = 'product_variant'
         and exists (select from product_variants where product_variants.stock_item_id = stock_items.id));
create policy staff_reads on stock_items for select to admin, system using (true);
create policy staff_adds on stock_items for insert to admin, system with check (true);
create policy staff_sets_threshold on stock_items for update to admin, system using (true) with check (true);
create policy owner_counts on stock_items to current_user using (true) with check (true);
create policy staff_reads on stock_movements for select to admin, system using (true);
create policy admin_receives on stock_movements for insert to admin with check (kind = 'received');
create policy system_moves on stock_movements for insert to system with check (true);

-- Drops are everyone's to see. Of the draw, the seed is the system's until it was used.
grant select (id, title, description, status, start_at, end_at, wave_size, wave_seconds, seed_hash, seed, drawn_at, entries_drawn,
              version, created_at, updated_at) on drops to anon, app_user, moderator;
grant select on drops to admin, system;
grant insert (id, title, description, start_at, end_at, wave_size, wave_seconds, seed_hash) on drops to admin;
grant update (title, description, start_at, end_at, wave_size, wave_seconds, status) on drops to admin;
grant update (status, seed, drawn_at, entries_drawn) on drops to system;
grant insert (drop_id, seed) on drop_seeds to system;
grant select on drop_seeds to system;
grant select on drop_entries to anon, app_user, moderator, admin, system;
grant insert on drop_entries to system;
grant update (position) on drop_entries to system;
grant select on drop_entrants to app_user, moderator, admin, system;
grant insert (entry_id, drop_id, user_id) on drop_entrants to system;
grant delete on drop_entrants to system;

create policy public_reads on drops for select to anon, app_user, moderator, admin, system using (true);
create policy admin_schedules on drops for insert to admin with check (status = 'scheduled');
create policy admin_edits on drops for update to admin using (true) with check (true);
create policy system_moves on drops for update to system using (true) with check (true);
create policy system_keeps on drop_seeds to system using (true) with check (true);
create policy public_replays on drop_entries for select to anon, app_user, moderator, admin
  using (position is not null);
create policy system_enters on drop_entries to system using (true) with check (true);
create policy own on drop_entrants for select to app_user, moderator, admin using (user_id = (select app.user_id()));
create policy system_enters on drop_entrants to system using (true) with check (true);

-- How much of a limited product a buyer has: his own to see.
grant select on buyer_quantities to app_user, moderator, admin, system;
grant insert on buyer_quantities to system;
grant update (quantity) on buyer_quantities to system;
grant delete on buyer_quantities to system;

create policy own on buyer_quantities for select to app_user, moderator, admin
  using (user_id = (select app.user_id()));
create policy system_counts on buyer_quantities to system using (true) with check (true);

-- Rates are public; admins set them.
grant select (country_code, currency, base_pence, each_pence, free_from_pence, version)
  on shipping_rates to anon, app_user, moderator;
grant select on shipping_rates to admin, system;
grant insert (country_code, currency, base_pence, each_pence, free_from_pence) on shipping_rates to admin;
grant update (base_pence, each_pence, free_from_pence) on shipping_rates to admin;
grant select (country_code, basis_points, version) on tax_rates to anon, app_user, moderator;
grant select on tax_rates to admin, system;
grant insert (country_code, basis_points) on tax_rates to admin;
grant update (basis_points) on tax_rates to admin;

create policy public_reads on shipping_rates for select to anon, app_user, moderator, admin, system using (true);
create policy admin_sets on shipping_rates for insert to admin with check (true);
create policy admin_changes on shipping_rates for update to admin using (true) with check (true);
create policy public_reads on tax_rates for select to anon, app_user, moderator, admin, system using (true);
create policy admin_sets on tax_rates for insert to admin with check (true);
create policy admin_changes on tax_rates for update to admin using (true) with check (true);

-- Checkouts and orders are the system's act: nobody writes a price of his own. A buyer sees his orders, a seller those of
-- his that were paid, and moves their fulfilment; admins all of them. A moderator buys and sells as anybody.
grant select (id, buyer_id, created_at) on checkouts to app_user, moderator, admin;
grant select on checkouts to system;
grant insert (id, buyer_id, idempotency_key, body_hash) on checkouts to system;
grant update (idempotency_key) on checkouts to system;
grant select (id, number, checkout_id, buyer_id, type, seller_id, seller_user_id, currency, subtotal_pence, shipping_pence, tax_pence,
              total_pence, fee_basis_points, application_fee_pence, ships, payment_status, fulfilment_status, stock_state, hold_expires_at,
              refund_requested_pence, refunded_amount, fee_refunded_pence, carrier, tracking_number, paid_at,
              shipped_at, delivered_at, cancelled_at, version, created_at, updated_at) on orders to app_user, moderator;
grant select on orders to admin, system;
grant insert on orders to system;
grant update on orders to system;
grant update (fulfilment_status, carrier, tracking_number, shipped_at, delivered_at, cancelled_at)
  on orders to app_user, moderator, admin;
grant select on order_items to app_user, moderator, admin, system;
grant insert on order_items to system;
grant update (refund_requested_quantity, refunded_quantity) on order_items to system;
grant select on order_addresses to app_user, moderator, admin, system;
grant insert on order_addresses to system;
grant delete on order_addresses to system;

create policy own on checkouts for select to app_user, moderator, admin using (buyer_id = (select app.user_id()));
create policy system_works on checkouts to system using (true) with check (true);
create policy buyer_reads on orders for select to app_user, moderator using (buyer_id = (select app.user_id()));
create policy seller_reads_paid on orders for select to app_user, moderator
  using (seller_user_id = (select app.user_id()) and paid_at is not null);
create policy admin_reads on orders for select to admin using (true);
create policy seller_fulfils on orders for update to app_user, moderator
  using (seller_user_id = (select app.user_id()) and paid_at is not null)
  with check (seller_user_id = (select app.user_id()));
create policy admin_fulfils on orders for update to admin using (true) with check (true);
create policy system_works on orders to system using (true) with check (true);
create policy with_order on order_items for select to app_user, moderator, admin
  using (exists (select from orders where orders.id = order_id));
create policy system_works on order_items to system using (true) with check (true);
create policy buyer_or_fulfiller_reads on order_addresses for select to app_user, moderator, admin
  using (exists (select from orders o where o.id = order_id and (
    o.buyer_id = (select app.user_id()) or o.seller_user_id = (select app.user_id())
    or o.type = 'official' and current_user = 'admin')));
create policy system_works on order_addresses to system using (true) with check (true);

-- Refunds: seen with their order; asked for through the command.
grant select (id, order_id, amount_pence, status, cause, restock, settled_at, version, created_at, updated_at)
  on order_refunds to app_user, moderator;
grant select on order_refunds to admin, system;
grant insert (id, order_id, amount_pence, cause, reason, restock, stripe_refund_id) on order_refunds to system;
grant update (status, stripe_refund_id, fee_refunded_pence, settled_at, reason) on order_refunds to system;
grant select on order_refund_lines to app_user, moderator, admin, system;
grant insert on order_refund_lines to system;

create policy with_order on order_refunds for select to app_user, moderator, admin
  using (exists (select from orders where orders.id = order_id));
create policy system_works on order_refunds to system using (true) with check (true);
create policy with_refund on order_refund_lines for select to app_user, moderator, admin
  using (exists (select from order_refunds where order_refunds.id = refund_id));
create policy system_works on order_refund_lines to system using (true) with check (true);

-- Disputes are staff's.
grant select on disputes to admin, system;
grant insert (stripe_dispute_id, order_id, amount_pence, currency, reason, status, is_open, evidence_due_at, opened_at)
  on disputes to system;
grant update (amount_pence, reason, status, is_open, evidence_due_at) on disputes to system;

create policy admin_reads on disputes for select to admin using (true);
create policy system_works on disputes to system using (true) with check (true);

-- Tickets on resale: what nightlife says of them, and their sales.
grant select on sellable_tickets to system;
grant insert on sellable_tickets to system;
grant update on sellable_tickets to system;
grant select on ticket_sales to admin, system;
grant select (id, listing_id, order_id, order_item_id, status, created_at, updated_at)
  on ticket_sales to app_user, moderator;
grant insert (id, listing_id, order_id, order_item_id, buyer_id, seller_user_id, status) on ticket_sales to system;
grant update (status) on ticket_sales to system;

create policy system_works on sellable_tickets to system using (true) with check (true);
create policy with_order on ticket_sales for select to app_user, moderator, admin
  using (exists (select from orders where orders.id = order_id));
create policy system_works on ticket_sales to system using (true) with check (true);

-- Stripe. What it told is the system's; admins may look.
grant select, insert, delete on stripe_events to system;
grant select on stripe_events to admin;
grant select, insert, update, delete on stripe_refreshes to system;
grant select on stripe_refreshes to admin;

create policy system_keeps on stripe_events to system using (true) with check (true);
create policy admin_reads on stripe_events for select to admin using (true);
create policy system_works on stripe_refreshes to system using (true) with check (true);
create policy admin_reads on stripe_refreshes for select to admin using (true);

-- Sellers. The public sees the approved ones, and of no one how he stands with Stripe or whose account it is; that he
-- reads of his own in the view own_seller_account.
grant select on user_standings to admin, system;
grant insert (user_id, standing, version), update (standing, version, updated_at) on user_standings to system;
create policy staff_reads on user_standings for select to admin, system using (true);
create policy system_adds on user_standings for insert to system with check (true);
create policy system_follows on user_standings for update to system using (true) with check (true);

grant select (id, display_name, description, status, white_label_enabled, brand_name, brand_logo_url, approved_at,
              version, created_at, updated_at)
  on market_sellers to anon, app_user, moderator;
grant select (user_id, suspension_causes) on market_sellers to moderator;
grant select on market_sellers to admin, system;
grant insert (user_id, display_name, description) on market_sellers to app_user, moderator;
grant update (display_name, description, brand_name, brand_logo_url) on market_sellers to app_user, moderator;
grant update (status, suspension_causes, decision_reason, fee_basis_points, white_label_enabled, approved_at)
  on market_sellers to admin;
grant update (display_name, description, status, payout_status, suspension_causes, decision_reason, brand_name,
              brand_logo_url, stripe_account_id, stripe_onboarding_complete, charges_enabled, requirements_due,
              disabled_reason, action_version)
  on market_sellers to system;

create policy public_reads_approved on market_sellers for select to anon, app_user using (status = 'approved');
create policy seller_reads_own on market_sellers for select to app_user
  using (user_id = (select app.user_id()));
create policy staff_reads on market_sellers for select to moderator, admin, system using (true);
create policy owner_reads on market_sellers for select to current_user using (true);
create policy anyone_applies on market_sellers for insert to app_user, moderator
  with check (user_id = (select app.user_id()) and status = 'pending');
create policy seller_edits_own on market_sellers for update to app_user, moderator
  using (user_id = (select app.user_id()) and status in ('pending', 'approved'))
  with check (user_id = (select app.user_id()));
-- Nobody decides on his own account.
create policy admin_decides on market_sellers for update to admin
  using (user_id <> (select app.user_id())) with check (user_id <> (select app.user_id()));
create policy system_follows on market_sellers for update to system using (true) with check (true);

grant select (seller_id, sales, refunds) on seller_tallies to anon, app_user, moderator, admin, system;
grant insert (seller_id, sales, refunds), update (sales, refunds) on seller_tallies to system;
create policy public_reads_visible on seller_tallies for select to anon, app_user, moderator
  using (exists (select from market_sellers s where s.id = seller_id));
create policy staff_reads on seller_tallies for select to admin, system using (true);
create policy system_adds on seller_tallies for insert to system with check (true);
create policy system_counts on seller_tallies for update to system using (true) with check (true);

-- Market listings. The public sees the live ones of approved sellers; a seller his own; staff all.
grant select (id, seller_id, title, description, price_pence, currency, images, stock_item_id, status, published_at,
              version, created_at, updated_at)
  on market_listings to anon, app_user, moderator;
grant select (rejection_reason) on market_listings to app_user, moderator;
grant select (review_notes, report_count, reports_cleared, removed_by, prior_state) on market_listings to moderator;
grant select on market_listings to admin, system;
grant insert (seller_id, title, description, price_pence, currency, images) on market_listings to app_user, moderator;
grant update (title, description, price_pence, currency, images, status, prior_state, removed_by, rejection_reason)
  on market_listings to app_user, moderator;
grant update (status, review_notes, rejection_reason, published_at, reports_cleared)
  on market_listings to moderator, admin;
grant update (title, description, images, status, prior_state, removed_by, review_notes, rejection_reason,
              report_count, report_version, reports_cleared, action_version)
  on market_listings to system;
-- The checks on these columns ask it.
grant execute on function app.are_https_urls(jsonb) to app_user, moderator, system;

create policy public_reads_live on market_listings for select to anon, app_user
  using (status = 'live' and app.seller_is_open(seller_id));
create policy seller_reads_own on market_listings for select to app_user
  using (seller_id = (select app.own_seller_id()));
create policy staff_reads on market_listings for select to moderator, admin, system using (true);
create policy owner_reads on market_listings for select to current_user using (true);
create policy seller_drafts on market_listings for insert to app_user, moderator
  with check (seller_id = (select app.own_seller_id()) and status = 'draft');
create policy seller_changes_own on market_listings for update to app_user, moderator
  using (seller_id = (select app.own_seller_id()) and status <> 'removed')
  with check (seller_id = (select app.own_seller_id()) and status in ('draft', 'pending_review', 'removed')
              and (removed_by is null or removed_by = 'seller'));
-- Nobody approves his own.
create policy staff_reviews_others on market_listings for update to moderator, admin
  using (status = 'pending_review' and seller_id is distinct from (select app.own_seller_id()))
  with check (status in ('live', 'draft', 'pending_review')
              and seller_id is distinct from (select app.own_seller_id()));
create policy system_moves on market_listings for update to system using (true) with check (true);

-- Whoever may see a listing may see whether it is in stock.
create policy listing_readers on stock_items for select to anon, app_user, moderator
  using (exists (select from market_listings l where l.stock_item_id = stock_items.id));
-- For app.receive_listing_stock, which asks whose listing it is.
create policy owner_receives on stock_movements for insert to current_user with check (kind = 'received');
