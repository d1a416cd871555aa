-- Stripe.
drop table stripe_refreshes, stripe_events;
drop table stock_movements, stock_items;
drop function app.move_stock();

delete from state_transitions where machine = 'product';
drop table product_stock, products;
drop function app.are_https_urls(jsonb);
