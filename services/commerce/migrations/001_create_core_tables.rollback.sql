-- Sellers and what they offer.
delete from state_transitions where machine in ('seller', 'seller_payouts', 'market_listing');
drop function app.receive_listing_stock(uuid, integer);
drop table market_listings;
drop function app.keep_reviewed_content();
drop function app.open_listing_stock();
drop table seller_tallies;
drop function app.own_seller_id();
drop table market_sellers, user_standings;

-- Stripe.
drop table stripe_refreshes, stripe_events;
drop table stock_movements, stock_items;
drop function app.move_stock();

delete from state_transitions where machine = 'product';
drop table product_stock, products;
drop function app.are_https_urls(jsonb);
