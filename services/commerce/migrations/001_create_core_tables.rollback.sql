-- Sellers and what they offer.
delete from state_transitions where machine in ('seller', 'seller_payouts', 'market_listing');
drop function app.receive_listing_stock(uuid, integer);
drop table market_listings;
drop function app.keep_reviewed_content();
drop function app.open_listing_stock();
drop table seller_tallies;
drop function app.seller_is_open(uuid);
drop function app.own_seller_id();
drop table market_sellers, user_standings;

-- Stripe.
drop table stripe_refreshes, stripe_events;

delete from state_transitions
where machine in ('product', 'drop', 'order_payment', 'order_fulfilment', 'refund', 'ticket_sale');
drop table ticket_sales, sellable_tickets, disputes, order_refund_lines, order_refunds, order_addresses, order_items,
  stock_movements, orders, checkouts, tax_rates, shipping_rates, buyer_quantities, product_variants, products,
  drop_entrants, drop_entries, drop_seeds, drops, stock_items;
drop function app.move_stock();
drop function app.are_https_urls(jsonb);
