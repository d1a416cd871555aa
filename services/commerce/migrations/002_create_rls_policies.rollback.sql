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
