-- Stripe.
drop table stripe_refreshes, stripe_events;

delete from state_transitions where machine = 'product';
drop table product_stock, products;
drop function app.are_https_urls(jsonb);
