drop index stripe_events_received, stripe_refreshes_due;
drop index stock_movements_of_item;
drop index products_live_by_collection, products_live;
