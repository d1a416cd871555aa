drop index market_listings_to_review, market_listings_by_seller, market_listings_live, market_sellers_by_status,
  market_sellers_approved;
drop index stripe_events_received, stripe_refreshes_due;
drop index stock_movements_of_item;
drop index products_live_by_collection, products_live;
