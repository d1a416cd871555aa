-- The lists people ask for: what is live, newest first, of all collections or of one.
create index products_live on products (id desc) where status = 'live';
create index products_live_by_collection on products (collection, id desc) where status = 'live';

-- Stock: an item's movements, newest first.
create index stock_movements_of_item on stock_movements (stock_item_id, id desc);

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
