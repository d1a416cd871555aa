-- The lists people ask for: what is live, newest first, of all collections or of one.
create index products_live on products (id desc) where status = 'live';
create index products_live_by_collection on products (collection, id desc) where status = 'live';
create index products_of_drop on products (drop_id) where drop_id is not null;

-- Stock: an item's movements, newest first.
create index stock_movements_of_item on stock_movements (stock_item_id, id desc);

-- Drops: what comes next, and what the clock has to move.
create index drops_by_start on drops (start_at, id);
create index drops_moving on drops (start_at) where status <> 'ended';
create index drop_entries_of_drop on drop_entries (drop_id, position);
create index drop_entrants_of_user on drop_entrants (user_id);

-- Orders: a buyer's and a seller's, newest first; what waits for whom.
create index orders_of_buyer on orders (buyer_id, id desc);
create index orders_of_seller on orders (seller_user_id, id desc) where paid_at is not null and seller_user_id is not null;
create index orders_of_checkout on orders (checkout_id);
create index orders_official_to_fulfil on orders (id) where type = 'official' and paid_at is not null;
create index orders_holding on orders (hold_expires_at) where stock_state = 'held';
create index orders_unsettled on orders (updated_at) where not intent_settled;
create index orders_open_of_seller on orders (seller_id) where stock_state = 'held';
create index order_items_of_order on order_items (order_id);
create index order_items_of_market_listing on order_items (market_listing_id) where market_listing_id is not null;
create index refunds_of_order on order_refunds (order_id);
create index refunds_waiting on order_refunds (updated_at) where status in ('requested', 'sent');
create index refund_lines_of_item on order_refund_lines (order_item_id);
create index buyer_quantities_of_user on buyer_quantities (user_id);
create index disputes_newest on disputes (is_open, id desc);
create index disputes_of_order on disputes (order_id);
create index sellable_tickets_of_seller on sellable_tickets (seller_user_id);
create index ticket_sales_of_order on ticket_sales (order_id);

-- Stripe: what is due, longest first; and what is old enough to go.
create index stripe_refreshes_due on stripe_refreshes (due_at);
create index stripe_events_received on stripe_events using brin (received_at);

-- Sellers and listings: who is open, what is on sale, newest first, of all sellers or of one; what waits for review,
-- longest first; and who waits for a decision.
create index market_sellers_approved on market_sellers (id desc) where status = 'approved';
create index market_sellers_by_status on market_sellers (status, id);
create index market_listings_live on market_listings (id desc) where status = 'live';
create index market_listings_by_seller on market_listings (seller_id, id desc);
create index market_listings_to_review on market_listings (id) where status = 'pending_review';
