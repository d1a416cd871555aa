-- Sellers and what they offer.
drop policy owner_receives on stock_movements;
drop policy listing_readers on stock_items;
drop policy system_moves on market_listings;
drop policy staff_reviews_others on market_listings;
drop policy seller_changes_own on market_listings;
drop policy seller_drafts on market_listings;
drop policy owner_reads on market_listings;
drop policy staff_reads on market_listings;
drop policy seller_reads_own on market_listings;
drop policy public_reads_live on market_listings;
drop policy system_counts on seller_tallies;
drop policy system_adds on seller_tallies;
drop policy staff_reads on seller_tallies;
drop policy public_reads_visible on seller_tallies;
drop policy system_follows on market_sellers;
drop policy admin_decides on market_sellers;
drop policy seller_edits_own on market_sellers;
drop policy anyone_applies on market_sellers;
drop policy owner_reads on market_sellers;
drop policy staff_reads on market_sellers;
drop policy seller_reads_own on market_sellers;
drop policy public_reads_approved on market_sellers;
drop policy system_follows on user_standings;
drop policy system_adds on user_standings;
drop policy staff_reads on user_standings;
revoke execute on function app.are_https_urls(jsonb) from app_user, moderator, system;
revoke all on market_listings, seller_tallies, market_sellers, user_standings
  from anon, app_user, moderator, admin, system;
revoke all (id, user_id, display_name, description, status, payout_status, suspension_causes, decision_reason,
            fee_basis_points, white_label_enabled, brand_name, brand_logo_url, stripe_account_id,
            stripe_onboarding_complete, charges_enabled, requirements_due, disabled_reason, approved_at,
            action_version, version, created_at, updated_at)
  on market_sellers from anon, app_user, moderator, admin, system;
revoke all (seller_id, sales, refunds) on seller_tallies from anon, app_user, moderator, admin, system;
revoke all (user_id, standing, version, updated_at) on user_standings from system;
revoke all (id, seller_id, title, description, price_pence, currency, images, stock_item_id, status, prior_state,
            removed_by, review_notes, rejection_reason, published_at, report_count, report_version, reports_cleared,
            action_version, version, created_at, updated_at)
  on market_listings from anon, app_user, moderator, admin, system;

-- Stripe.
drop policy admin_reads on stripe_refreshes;
drop policy system_works on stripe_refreshes;
drop policy admin_reads on stripe_events;
drop policy system_keeps on stripe_events;
revoke all on stripe_events, stripe_refreshes from admin, system;
drop policy system_moves on stock_movements;
drop policy admin_receives on stock_movements;
drop policy staff_reads on stock_movements;
drop policy owner_counts on stock_items;
drop policy staff_sets_threshold on stock_items;
drop policy staff_adds on stock_items;
drop policy staff_reads on stock_items;
revoke all on stock_items, stock_movements from anon, app_user, moderator, admin, system;
revoke all (id, kind, stock_status, low_threshold) on stock_items from anon, app_user, moderator, admin, system;
revoke all (stock_item_id, kind, quantity, order_id) on stock_movements from admin, system;

drop policy admin_counts on product_stock;
drop policy admin_adds on product_stock;
drop policy admin_reads on product_stock;
drop policy public_reads_live on product_stock;
drop policy admin_edits on products;
drop policy admin_drafts on products;
drop policy admin_reads on products;
drop policy public_reads_live on products;
revoke all on products, product_stock from anon, app_user, moderator, admin;
revoke all (id, title, description, collection, price_pence, currency, images, status, limited_edition, xp_reward,
            version, created_at, updated_at)
  on products from anon, app_user, moderator, admin;
revoke all (product_id, quantity_available, low_threshold, stock_status)
  on product_stock from anon, app_user, moderator, admin;
