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

drop policy system_works on ticket_sales;
drop policy with_order on ticket_sales;
drop policy system_works on sellable_tickets;
drop policy system_works on disputes;
drop policy admin_reads on disputes;
drop policy system_works on order_refund_lines;
drop policy with_refund on order_refund_lines;
drop policy system_works on order_refunds;
drop policy with_order on order_refunds;
drop policy system_works on order_addresses;
drop policy buyer_or_fulfiller_reads on order_addresses;
drop policy system_works on order_items;
drop policy with_order on order_items;
drop policy system_works on orders;
drop policy admin_fulfils on orders;
drop policy seller_fulfils on orders;
drop policy admin_reads on orders;
drop policy seller_reads_paid on orders;
drop policy buyer_reads on orders;
drop policy system_works on checkouts;
drop policy own on checkouts;
drop policy admin_changes on tax_rates;
drop policy admin_sets on tax_rates;
drop policy public_reads on tax_rates;
drop policy admin_changes on shipping_rates;
drop policy admin_sets on shipping_rates;
drop policy public_reads on shipping_rates;
drop policy system_counts on buyer_quantities;
drop policy own on buyer_quantities;
drop policy system_enters on drop_entrants;
drop policy own on drop_entrants;
drop policy system_enters on drop_entries;
drop policy public_replays on drop_entries;
drop policy system_keeps on drop_seeds;
drop policy system_moves on drops;
drop policy admin_edits on drops;
drop policy admin_schedules on drops;
drop policy public_reads on drops;
drop policy system_moves on stock_movements;
drop policy admin_receives on stock_movements;
drop policy staff_reads on stock_movements;
drop policy owner_counts on stock_items;
drop policy staff_sets_threshold on stock_items;
drop policy staff_adds on stock_items;
drop policy staff_reads on stock_items;
drop policy public_reads_variants on stock_items;
drop policy admin_edits on product_variants;
drop policy admin_adds on product_variants;
drop policy staff_reads on product_variants;
drop policy public_reads_live on product_variants;
drop policy admin_edits on products;
drop policy admin_drafts on products;
drop policy staff_reads on products;
drop policy public_reads_live on products;
revoke all on products, product_variants, stock_items, stock_movements, drops, drop_seeds, drop_entries, drop_entrants, buyer_quantities, shipping_rates, tax_rates, checkouts, orders, order_items, order_addresses, order_refunds, order_refund_lines, disputes, sellable_tickets, ticket_sales
  from anon, app_user, moderator, admin, system;
revoke all (collection, created_at, currency, description, drop_id, id, images, limited_edition, per_user_limit, price_pence, status, title, updated_at, version, xp_reward)
  on products from anon, app_user, moderator, admin, system;
revoke all (colour, created_at, id, price_pence, product_id, retired, size, stock_item_id, updated_at, version)
  on product_variants from anon, app_user, moderator, admin, system;
revoke all (id, kind, low_threshold, stock_status)
  on stock_items from anon, app_user, moderator, admin, system;
revoke all (kind, order_id, quantity, stock_item_id)
  on stock_movements from anon, app_user, moderator, admin, system;
revoke all (created_at, description, drawn_at, end_at, entries_drawn, id, seed, seed_hash, start_at, status, title, updated_at, version, wave_seconds, wave_size)
  on drops from anon, app_user, moderator, admin, system;
revoke all (drop_id, seed)
  on drop_seeds from anon, app_user, moderator, admin, system;
revoke all (position)
  on drop_entries from anon, app_user, moderator, admin, system;
revoke all (drop_id, entry_id, user_id)
  on drop_entrants from anon, app_user, moderator, admin, system;
revoke all (quantity)
  on buyer_quantities from anon, app_user, moderator, admin, system;
revoke all (base_pence, country_code, currency, each_pence, free_from_pence, version)
  on shipping_rates from anon, app_user, moderator, admin, system;
revoke all (basis_points, country_code, version)
  on tax_rates from anon, app_user, moderator, admin, system;
revoke all (body_hash, buyer_id, created_at, id, idempotency_key)
  on checkouts from anon, app_user, moderator, admin, system;
revoke all (application_fee_pence, buyer_id, cancelled_at, carrier, checkout_id, created_at, currency, delivered_at, fee_basis_points, fee_refunded_pence, fulfilment_status, hold_expires_at, id, number, paid_at, payment_status, refund_requested_pence, refunded_amount, seller_id, seller_user_id, shipped_at, shipping_pence, ships, stock_state, subtotal_pence, tax_pence, total_pence, tracking_number, type, updated_at, version)
  on orders from anon, app_user, moderator, admin, system;
revoke all (refund_requested_quantity, refunded_quantity)
  on order_items from anon, app_user, moderator, admin, system;
revoke all (amount_pence, cause, created_at, fee_refunded_pence, id, order_id, reason, restock, settled_at, status, stripe_refund_id, updated_at, version)
  on order_refunds from anon, app_user, moderator, admin, system;
revoke all (amount_pence, currency, evidence_due_at, is_open, opened_at, order_id, reason, status, stripe_dispute_id)
  on disputes from anon, app_user, moderator, admin, system;
revoke all (buyer_id, created_at, id, listing_id, order_id, order_item_id, seller_user_id, status, updated_at)
  on ticket_sales from anon, app_user, moderator, admin, system;
