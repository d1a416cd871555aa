-- Who may see and write what. Column rights first: a policy chooses rows, a grant chooses columns.

-- Products. The public sees the live ones; admins edit them.
grant select (id, title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward,
              version, created_at, updated_at)
  on products to anon, app_user, moderator;
grant select on products to admin;
grant insert (id, title, description, collection, price_pence, currency, images, limited_edition, xp_reward)
  on products to admin;
grant update (title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward)
  on products to admin;

create policy public_reads_live on products for select to anon, app_user, moderator
  using (status = 'live');
create policy admin_reads on products for select to admin using (true);
create policy admin_drafts on products for insert to admin with check (status = 'draft');
create policy admin_edits on products for update to admin using (true) with check (true);

-- Stock. How many exactly is the house's affair; in stock, low or out is everyone's.
grant select (product_id, stock_status) on product_stock to anon, app_user, moderator;
grant select on product_stock to admin;
grant insert (product_id, quantity_available, low_threshold) on product_stock to admin;
grant update (quantity_available, low_threshold) on product_stock to admin;

create policy public_reads_live on product_stock for select to anon, app_user, moderator
  using (exists (select from products where products.id = product_id and products.status = 'live'));
create policy admin_reads on product_stock for select to admin using (true);
create policy admin_adds on product_stock for insert to admin with check (true);
create policy admin_counts on product_stock for update to admin using (true) with check (true);

-- Stock. Whoever may see the thing may see whether it is in stock, low or out; how many exactly is for those who run
-- the shop. Nobody writes a quantity: the movements' trigger does, as the owner.
grant select (id, kind, stock_status) on stock_items to anon, app_user, moderator;
grant select on stock_items, stock_movements to admin, system;
grant insert (id, kind, low_threshold) on stock_items to admin, system;
grant update (low_threshold) on stock_items to admin, system;
grant insert (stock_item_id, kind, quantity) on stock_movements to admin;
grant insert (stock_item_id, kind, quantity, order_id) on stock_movements to system;

create policy staff_reads on stock_items for select to admin, system using (true);
create policy staff_adds on stock_items for insert to admin, system with check (true);
create policy staff_sets_threshold on stock_items for update to admin, system using (true) with check (true);
create policy owner_counts on stock_items to current_user using (true) with check (true);
create policy staff_reads on stock_movements for select to admin, system using (true);
create policy admin_receives on stock_movements for insert to admin with check (kind = 'received');
create policy system_moves on stock_movements for insert to system with check (true);

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
  using (status = 'live' and exists (select from market_sellers s where s.id = seller_id and s.status = 'approved'));
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
